/** The site as its visitors get it: built, and served from this machine as a web server would. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import sirv from "sirv";
import { build } from "vite";
import { root } from "./tools.mjs";

const folder = join(root, "dist");

/** Fonts and pictures are compressed already. */
const shrinks = /\.(?:html|m?js|css|svg|json|txt|webmanifest|wasm)$/;

/** Of a larger file the last percent would take most of a minute: the interpreter has 10 MB. */
const LARGE = 500_000;

/** Whether the file was compressed after it was written. @param {string} file */
function isCompressed(file) {
  const shrunk = statSync(`${file}.gz`, { throwIfNoEntry: false });
  return shrunk !== undefined && shrunk.mtimeMs >= statSync(file).mtimeMs;
}

/** Compresses every file once, beside it: the server picks what the browser accepts. */
function compress() {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!shrinks.test(name)) continue;
    const file = join(folder, name);
    if (isCompressed(file)) continue;
    const content = readFileSync(file);
    const isLarge = content.length > LARGE;
    const params = { [constants.BROTLI_PARAM_QUALITY]: isLarge ? 6 : constants.BROTLI_MAX_QUALITY };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: isLarge ? 6 : 9 }));
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
