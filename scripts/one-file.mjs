/**
 * The page as one HTML file that opens from disk: scripts, workers, styles and letters are inside, packed. A run is put
 * into it afterwards (`src/export/one-file.ts`). The interpreter of Python is not in it: it has 10 MB, and a page from
 * disk may fetch nothing.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { stateOf } from "./bundle.mjs";
import { pythonDefine } from "./site-plugins/python.mjs";
import { versionDefine } from "./site-plugins/version.mjs";
import { root } from "./tools.mjs";

const making =
  /new Worker\(\s*new URL\("\.\.\/\.\.\/workers\/([a-z-]+)\.ts", import\.meta\.url\),\s*\{\s*type: "module"\s*\}\s*\)/g;
/** They are one script, which its name tells what to be: most of them is the same. */
const workers = ["explore", "kernel", "process", "sketch"];
const anyWorker = "any-worker";
/** What needs the interpreter, and what stands in its place. */
const without = /\/ui\/python\/(?:programs\.tsx|interpreter-thread\.ts)$/;

/** A worker begins from its text: a page from disk can name no other file. @type {import("vite").Plugin} */
const inside = {
  name: "workers-inside",
  enforce: "pre",
  resolveId: (id) => (id === anyWorker ? `\0${anyWorker}` : null),
  load(id) {
    if (id === `\0${anyWorker}`) {
      const parts = workers.map((name) => `${name}: () => import("${root}src/workers/${name}.ts")`);
      return `({ ${parts.join(", ")} })[self.name]();`;
    }
    return without.test(id) ? readFileSync(id.replace(/\/([a-z-]+\.tsx?)$/, "/without-$1"), "utf8") : null;
  },
  transform: (code, id) =>
    id.includes("/src/") && making.test(code)
      ? {
          code: code.replace(making, (_, name) => `globalThis.beginWorker(${JSON.stringify(name)})`),
          map: null,
        }
      : null,
};

/** @param {Record<string, string>} input @param {"es" | "iife"} format */
async function bundled(input, format) {
  const built = await build({
    root,
    configFile: false,
    logLevel: "silent",
    define: { ...pythonDefine, ...versionDefine },
    plugins: [react(), inside],
    build: {
      write: false,
      target: "es2023",
      cssCodeSplit: false,
      assetsInlineLimit: Infinity,
      copyPublicDir: false,
      modulePreload: false,
      rolldownOptions: { input, output: { format, codeSplitting: false } },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !("output" in result)) throw new Error("the build has no output");
  const texts = { script: "", style: "" };
  for (const part of result.output) {
    if (part.type === "chunk") texts.script += part.code;
    else if (part.fileName.endsWith(".css")) texts.style += String(part.source);
  }
  // Letters are most of the file, and slanted ones are made of the upright ones where they are missing.
  texts.style = texts.style.replace(/@font-face\s*\{[^}]*font-style:\s*italic[^}]*\}/g, "");
  return texts;
}

/** Unpacks the parts, and begins. It stands in the file, so it is short. */
const begin = `(async () => {
  const say = (id) => { document.getElementById(id).hidden = false; };
  if (typeof DecompressionStream !== "function") return say("not-started");
  const packed = document.getElementById("packed").textContent;
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const parts = JSON.parse(await new Response(stream).text());
  globalThis.beginWorker = (name) => {
    if (!${JSON.stringify(workers)}.includes(name)) throw new Error("This file has no Python");
    return new Worker("data:text/javascript;charset=utf-8," + encodeURIComponent(parts.worker), { name });
  };
  const put = (kind, text) => document.head.appendChild(Object.assign(document.createElement(kind), { textContent: text }));
  put("style", parts.style);
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = parts.page;
  document.head.append(script);
})();`;

/** @param {string} text */
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** @returns {Promise<string>} the file, with no run in it */
async function make() {
  const page = await bundled({ page: join(root, "src/main.tsx") }, "es");
  const worker = await bundled({ worker: anyWorker }, "iife");
  const parts = { page: page.script, style: page.style, worker: worker.script };
  const index = readFileSync(join(root, "index.html"), "utf8");
  const early = /<script>([^]*?)<\/script>/.exec(index)?.[1] ?? "";
  const policy = [
    "default-src 'none'",
    `script-src ${[early, begin, page.script].map(hash).join(" ")}`,
    "worker-src data: blob:",
    "style-src 'unsafe-inline'",
    "font-src data:",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const packed = deflateRawSync(JSON.stringify(parts), { level: 9 }).toString("base64");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>Interleave</title>
<script>${early}</script>
</head>
<body>
<div id="root">
<noscript>Interleave computes its runs in the browser: it needs JavaScript. Allow it, then reload.</noscript>
<div id="not-started" hidden><p>The page could not start. It needs a browser of 2024 or later.</p></div>
</div>
<!--run-->
<script type="text/plain" id="packed">${packed}</script>
<script>${begin}</script>
</body>
</html>
`;
}

/** @returns {Promise<string>} the path of the file, which is made once for each state of the sources */
export async function oneFile() {
  const file = join(
    root,
    "node_modules/.cache/interleave-one-file",
    `${stateOf("src/main.tsx", ["scripts/one-file.mjs", "index.html"])}.html`,
  );
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, await make());
  renameSync(half, file);
  return file;
}

/** Puts the file beside the site: the page fetches it when a run is handed out as one file. @returns {import("vite").Plugin} */
export const oneFilePlugin = () => ({
  name: "one-file",
  apply: "build",
  async generateBundle() {
    this.emitFile({
      type: "asset",
      fileName: "one-file.html",
      source: readFileSync(await oneFile(), "utf8"),
    });
  },
});

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await oneFile());
