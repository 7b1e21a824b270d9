/**
 * Puts the interpreter's files beside the site: CPython as WebAssembly and its standard library. They are fetched when
 * a student's program first runs, from this site and no other. Their folder bears the version, so that a browser that
 * keeps them never mixes two.
 */
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tools.mjs";

const pack = join(root, "node_modules", "pyodide");
/** @type {{version: string}} */
const { version } = JSON.parse(readFileSync(join(pack, "package.json"), "utf8"));
const files = ["pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
const folder = `python-${version}`;

const types = {
  mjs: "text/javascript",
  wasm: "application/wasm",
  zip: "application/zip",
  json: "application/json",
};

/** What the page needs to know to find them. */
export const pythonDefine = { __PYODIDE_VERSION__: JSON.stringify(version) };

/**
 * Pyodide asks for Node's modules only in Node. In the page's worker there is nothing in their place; said here, so that
 * every build need not say it.
 * @returns {import("vite").Plugin}
 */
export const pythonWithoutNode = () => ({
  name: "python-without-node",
  enforce: "pre",
  resolveId: (source, importer) =>
    source.startsWith("node:") && importer?.includes("/pyodide/") ? "\0no-node" : null,
  load: (id) => (id === "\0no-node" ? "export default {};" : null),
});

/** @returns {import("vite").Plugin} */
export const python = () => ({
  name: "python",
  generateBundle() {
    for (const name of files)
      this.emitFile({ type: "asset", fileName: `${folder}/${name}`, source: readFileSync(join(pack, name)) });
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const [, name = ""] = (request.url ?? "").split(`/${folder}/`);
      const file = join(pack, name);
      if (!files.includes(name) || !existsSync(file)) return next();
      const end = /** @type {keyof typeof types} */ (name.slice(name.lastIndexOf(".") + 1));
      response.setHeader("Content-Type", types[end]);
      createReadStream(file).pipe(response);
    });
  },
});
