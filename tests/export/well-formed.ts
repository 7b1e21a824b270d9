import { expect } from "vitest";

/** That tags are closed in order, and that nothing stands in attributes and text that XML does not allow there. */
export function expectWellFormed(xml: string): void {
  const open: string[] = [];
  const rest = xml.replace(
    /<\?xml [^?]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g,
    (_all, ...parts) => {
      const [end, name, attributes, empty] = parts as string[];
      if (name === undefined) return "";
      const names = [...(attributes ?? "").matchAll(/\s([\w:.-]+)=/g)].map(([, each]) => each);
      expect(new Set(names).size, `attributes of ${name}`).toBe(names.length);
      expect((attributes ?? "").replace(/&(?:amp|lt|gt|quot|#\d+);/g, "")).not.toContain("&");
      if (end === "/") expect(open.pop()).toBe(name);
      else if (empty !== "/") open.push(name);
      return "";
    },
  );
  expect(open).toEqual([]);
  expect(rest.replace(/&(?:amp|lt|gt|quot|#\d+);/g, "")).not.toMatch(/[<&]/);
}
