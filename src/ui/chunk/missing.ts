/**
 * Why a part could not be fetched: the site does not answer, it answers without that part, or it is a newer version of
 * the page, which has other parts.
 */
export type Missing = "offline" | "refused" | "published";

const patienceMs = 5000;

/** Asks the site for its page: tells a lost connection from a newer version. */
export async function whyMissing(): Promise<Missing> {
  try {
    const answer = await fetch(window.location.href, {
      cache: "no-store",
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!answer.ok) return "offline";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [own, other] = [scriptsOf(document), scriptsOf(page)];
    return other === "" || own === other ? "refused" : "published";
  } catch {
    return "offline";
  }
}

/** The names of a page's scripts: every version has its own. Another site's page has none of ours. */
function scriptsOf(page: Document): string {
  const scripts = page.querySelectorAll("head > script[type=module][src*=assets]");
  return [...scripts].map((script) => script.getAttribute("src")).join(" ");
}

/**
 * Fetches the style sheets that failed once more. A bundler's import asks for a part's style sheet only once: without
 * this, the second try would show the part without its styles. Rejects when one fails again.
 */
export async function fetchStyleSheetsAgain(): Promise<void> {
  await Promise.all(missingStyleSheets().map(fetchAgain));
}

/** The style sheets that failed and were not fetched again since. */
export function missingStyleSheets(): readonly HTMLLinkElement[] {
  return [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet][data-failed]")];
}

function fetchAgain(link: HTMLLinkElement): Promise<void> {
  return new Promise((done, fail) => {
    const again = link.cloneNode() as HTMLLinkElement;
    delete again.dataset["failed"];
    const settle = () => (isMissing(again) ? fail(new Error(`${again.href} is missing`)) : done());
    again.addEventListener("load", settle);
    again.addEventListener("error", settle);
    link.replaceWith(again);
  });
}

/** Marks each style sheet that fails. The events of a link do not bubble, but they can be captured. */
export function watchStyleSheets(): void {
  const mark = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet" && isMissing(target))
      target.dataset["failed"] = "";
  };
  document.head.addEventListener("load", mark, { capture: true });
  document.head.addEventListener("error", mark, { capture: true });
}

/** Whether a style sheet came to nothing. One that a host answers with a page is "loaded", but has no rules. */
function isMissing({ sheet }: HTMLLinkElement): boolean {
  try {
    return (sheet?.cssRules.length ?? 0) === 0;
  } catch {
    // No rules may be read of what did not come from the site.
    return true;
  }
}
