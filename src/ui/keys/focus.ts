import type { Focus } from "./command.ts";

const kinds: readonly (readonly [Focus, string])[] = [
  [
    "text",
    "textarea, [contenteditable=true], input:not([type=range], [type=checkbox], [type=radio], [type=button])",
  ],
  ["list", "[role=listbox], [role=option], [role=menu], [data-list], select"],
  ["tab", "[role=tab], [role=radio], input[type=radio]"],
  ["slider", "input[type=range]"],
  ["button", "button, summary, [role=button], [role=combobox], input[type=checkbox], input[type=button]"],
];

/** What kind of thing a key press goes to. */
export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return "elsewhere";
  return kinds.find(([, selector]) => target.closest(selector))?.[0] ?? "elsewhere";
}
