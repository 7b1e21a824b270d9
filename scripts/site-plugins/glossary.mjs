/**
 * Writes glossary.html: every term that the page explains, with its definition and its source. The page links to a
 * term by its id. It needs no script, and is made to be printed as well.
 *
 * @typedef {import("../../src/experiments/glossary/term.ts").Glossary} Glossary
 * @typedef {import("../../src/experiments/glossary/term.ts").Term} Term
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** @param {Term} term */
function entry({ id, name, says, source }) {
  const { text, href } = source;
  const cited = href === undefined ? escaped(text) : `<a href="${escaped(href)}">${escaped(text)}</a>`;
  return `<div id="${id}">
<dt>${escaped(name)}</dt>
<dd>${escaped(says)} <cite>${cited}</cite></dd>
</div>
`;
}

/** @param {Glossary} glossary */
function part({ of, title, terms }) {
  const sorted = [...terms].sort((a, b) => a.name.localeCompare(b.name, "en"));
  return `<section aria-labelledby="of-${of}">
<h2 id="of-${of}">${escaped(title)}</h2>
<dl>
${sorted.map(entry).join("")}</dl>
</section>
`;
}

/** @param {readonly Glossary[]} glossaries */
export const glossaryPage = (glossaries) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<link rel="icon" type="image/svg+xml" href="./favicon.svg" />
<link rel="stylesheet" href="./glossary.css" />
<title>Glossary · Interleave</title>
</head>
<body>
<main>
<h1>Glossary</h1>
<p>The words and signs of <a href="./index.html">Interleave</a>, as the field defines them.</p>
<nav aria-label="Parts">
${glossaries.map(({ of, title }) => `<a href="#of-${of}">${escaped(title)}</a>`).join("\n")}
</nav>
${glossaries.map(part).join("")}</main>
</body>
</html>
`;

/** @param {readonly Glossary[]} glossaries @returns {import("vite").Plugin} */
export function glossary(glossaries) {
  const style = () => readFileSync(join(import.meta.dirname, "glossary.css"), "utf8");
  return {
    name: "glossary",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "glossary.html", source: glossaryPage(glossaries) });
      this.emitFile({ type: "asset", fileName: "glossary.css", source: style() });
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = request.url?.replace(/[?#].*/, "") ?? "";
        if (path === "/glossary.html")
          response.setHeader("content-type", "text/html").end(glossaryPage(glossaries));
        else if (path === "/glossary.css") response.setHeader("content-type", "text/css").end(style());
        else next();
      });
    },
  };
}
