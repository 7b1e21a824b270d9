/** The HTML with which another page shows the run of a link. The sandbox takes from it all but its scripts. */
export function embedSnippet(link: string, title: string): string {
  const attribute = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${attribute(`${link}&embed`)}" title="${attribute(title)}" width="960" height="600" sandbox="allow-scripts" loading="lazy" style="border:0"></iframe>`;
}
