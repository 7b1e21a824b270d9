/**
 * Lets the page go on under a browser's translator. A translator puts `<font>` elements in the place of texts, or
 * around them. React still holds the texts: it fails when it removes one, and what it writes into one is not seen.
 */
export function allowTranslation(): void {
  // oxlint-disable-next-line typescript/unbound-method -- they are called on a node below
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    const shown = shownIn(this, child);
    if (shown) removeChild.call(this, shown);
    return child;
  };
  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, child: Node | null): T {
    return insertBefore.call(this, node, child && shownIn(this, child)) as T;
  };
  new MutationObserver((records) => records.forEach(noteTranslation)).observe(document.body, {
    childList: true,
    subtree: true,
  });
}

/** What a translator shows in the place of a text. */
const translations = new WeakMap<Node, Element>();

/** The child of `parent` that is, holds or stands for a node; null when there is none. */
function shownIn(parent: Node, node: Node): Node | null {
  for (const from of [node, translations.get(node)])
    for (let at: Node | null = from ?? null; at; at = at.parentNode) if (at.parentNode === parent) return at;
  return null;
}

function noteTranslation({ removedNodes, addedNodes, previousSibling, nextSibling }: MutationRecord): void {
  for (const text of removedNodes) {
    if (!(text instanceof Text)) continue;
    const font = [...addedNodes, previousSibling, nextSibling].find(isFont);
    if (!font || translations.get(text) === font) continue;
    translations.set(text, font);
    written.observe(text, { characterData: true });
  }
}

/** A text that changes is shown as it is, until the translator comes to it again. */
const written = new MutationObserver((records) => {
  for (const { target } of records) {
    const font = translations.get(target);
    if (!target.isConnected && font?.isConnected) font.replaceWith(target);
  }
});

function isFont(node: Node | null): node is Element {
  return node instanceof Element && node.localName === "font";
}
