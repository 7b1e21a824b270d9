/**
 * The HTML with which another page shows the run of a link. It frames the page as one file: in a sandbox a page has no
 * origin, and most servers would refuse it the scripts that it fetches.
 * @param needsPython whether the run has programs of its own: those need the site's interpreter, and so its origin
 */
export function embedSnippet(link: string, title: string, needsPython: boolean): string {
  const url = new URL(link);
  url.hash += "&embed";
  if (!needsPython) url.pathname = url.pathname.replace(/[^/]*$/, "one-file.html");
  const sandbox = needsPython ? "allow-scripts allow-same-origin" : "allow-scripts";
  return `<iframe src="${attribute(url.href)}" title="${attribute(title)}" width="960" height="600" sandbox="${sandbox}" loading="lazy" style="border:0"></iframe>`;
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
