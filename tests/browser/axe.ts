import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Sees that axe finds nothing wrong, in some parts of the page or in all of it. */
export async function expectAccessible(page: Page, ...parts: readonly string[]): Promise<void> {
  // The page has no frames. For pages with frames, axe opens a second page for each report.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // What is right is not told one by one: on a page this large that takes as long as all the rest.
  axe.options({ resultTypes: ["violations"] });
  for (const part of parts) axe.include(part);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
