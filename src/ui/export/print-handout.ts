import type { Handout } from "../../export/handout.ts";

/**
 * Prints a handout in the place of the page. It is laid out in this document, since the site's policy lets no other
 * page have styles of its own; on the screen nothing of it is seen.
 */
export function printHandout({ style, body }: Handout, name: string): void {
  const page = new DOMParser().parseFromString(body, "text/html");
  const place = document.createElement("div");
  place.className = "handout";
  place.append(...page.body.childNodes);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    @media screen { .handout { display: none } }
    @media print { body > :not(.handout) { display: none } ${style} }
  `);
  document.adoptedStyleSheets.push(sheet);
  document.body.append(place);
  const { title } = document;
  document.title = name;
  const end = () => {
    document.title = title;
    place.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
  window.addEventListener("afterprint", end, { once: true });
  window.print();
}
