const place = "interleave.keys";

/*
 * Whether single keys work wherever the focus is (WCAG 2.1.4 wants a way to switch them off). It stands on the page's
 * root, where page.css finds it: then no tooltip and no menu names a key.
 */
const { dataset } = document.documentElement;

try {
  if (window.localStorage.getItem(place) === "off") dataset["keys"] = "off";
} catch {
  // Without storage they are on whenever the page opens.
}

export function singleKeysAreOn(): boolean {
  return dataset["keys"] !== "off";
}

/** Switches them for good, as far as the browser lets us remember it. */
export function switchSingleKeys(on: boolean): void {
  dataset["keys"] = on ? "on" : "off";
  try {
    window.localStorage.setItem(place, on ? "on" : "off");
  } catch {
    // The choice lasts as long as the page.
  }
}
