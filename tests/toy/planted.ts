import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";

const root = join(import.meta.dirname, "../..");

/** The lists of `src` that an experiment is entered in, each with the one that has the toy in it. */
const lists: Readonly<Record<string, string>> = {
  [join(root, "src/experiments/formats.ts")]: join(import.meta.dirname, "catalogue/formats.ts"),
  [join(root, "src/experiments/glossaries.ts")]: join(import.meta.dirname, "catalogue/glossaries.ts"),
  [join(root, "src/ui/experiments/offers.ts")]: join(import.meta.dirname, "catalogue/offers.ts"),
};

/** Builds the page as it is in `src`, but for those lists. */
export function withToy(): Plugin {
  return {
    name: "with-toy",
    enforce: "pre",
    resolveId: (source, importer) =>
      importer === undefined || !source.startsWith(".") ? null : lists[resolve(dirname(importer), source)],
  };
}
