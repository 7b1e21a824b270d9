/** The site as its visitors get it: built, and served from this machine as a web server would. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import sirv from "sirv";
import { build } from "vite";
import { root } from "./tools.mjs";

const folder = join(root, "dist");

/** Fonts and pictures are compressed already. */
const shrinks = /\.(?:html|js|css|svg|json|txt|webmanifest)$/;

/** Compresses every file once, beside it: the server picks what the browser accepts. */
function compress() {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!shrinks.test(name)) continue;
    const file = join(folder, name);
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

export const buildSite = () => build({ root, logLevel: "warn" });

/** @param {import("node:http").Server} server @param {number} port @returns {Promise<number>} the port it got */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === "EADDRINUSE" ? resolve(listen(server, port + 1)) : reject(error),
    );
    server.listen(port, "localhost", () => resolve(port));
  });
}

/**
 * Serves the built site, compressed. What has a hash in its name never changes, so the browser keeps it. A port that
 * is taken gives way to the next free one.
 *
 * @param {number} port
 * @returns {Promise<{address: string, close: () => Promise<void>}>}
 */
export async function serveSite(port) {
  compress();
  const serve = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      const kept = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
      response.setHeader("Cache-Control", kept);
    },
  });
  const server = createServer((request, response) => serve(request, response));
  const taken = await listen(server, port);
  return {
    address: `http://localhost:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
