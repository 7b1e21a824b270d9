import type { Locator, Page } from "@playwright/test";
import type { Mark } from "../../src/scene/picture/mark.ts";
import type { PictureCanvas } from "../../src/ui/picture/sheet.tsx";
import { expect } from "./page.ts";

/** A mark of a picture, and where on the page it stands: a box by its middle, a line and an arrow by both ends. */
export interface SeenMark {
  readonly key: string;
  readonly kind: Mark["kind"];
  readonly x: number;
  readonly y: number;
  readonly from: { readonly x: number; readonly y: number } | null;
  readonly to: { readonly x: number; readonly y: number } | null;
  readonly text: string | null;
  /** The width of a box, else 0. */
  readonly width: number;
  readonly fill: { readonly ink: string | number; readonly alpha: number } | null;
  readonly stroke: { readonly ink: string | number; readonly alpha: number } | null;
}

/** All marks of the pictures in a part of the page. */
export async function marksIn(part: Locator): Promise<SeenMark[]> {
  return part.locator("canvas.sheet").evaluateAll((all) =>
    (all as PictureCanvas[]).flatMap((canvas) => {
      const place = canvas.getBoundingClientRect();
      const box = canvas.box ?? { x: 0, y: 0 };
      const at = ({ x, y }: { x: number; y: number }) => ({ x: place.x + x - box.x, y: place.y + y - box.y });
      return (canvas.marks ?? []).map((mark): SeenMark => {
        const [from, to] = "from" in mark ? [at(mark.from), at(mark.to)] : [null, null];
        const middle =
          "at" in mark
            ? at(mark.at)
            : mark.kind === "box"
              ? at({ x: mark.x + mark.width / 2, y: mark.y + mark.height / 2 })
              : { x: ((from?.x ?? 0) + (to?.x ?? 0)) / 2, y: ((from?.y ?? 0) + (to?.y ?? 0)) / 2 };
        return {
          key: mark.key,
          kind: mark.kind,
          ...middle,
          from,
          to,
          text: "text" in mark ? mark.text : null,
          width: mark.kind === "box" ? mark.width : 0,
          fill: "fill" in mark ? mark.fill : null,
          stroke: "stroke" in mark ? mark.stroke : null,
        };
      });
    }),
  );
}

export const diagram = (page: Page) => page.locator(".diagram").first();

/** The diagram's mark with this key; fails where there is none. */
export async function markOf(page: Page, key: string): Promise<SeenMark> {
  const found = await findMark(page, key);
  if (!found) throw new Error(`the diagram has no mark “${key}”`);
  return found;
}

export async function findMark(page: Page, key: string): Promise<SeenMark | undefined> {
  return (await marksIn(diagram(page))).find((mark) => mark.key === key);
}

/** Waits until the diagram has a mark, or has it no more. */
export async function expectMark(page: Page, key: string, has = true): Promise<void> {
  await expect
    .poll(async () => (await findMark(page, key)) !== undefined, { message: `mark “${key}”` })
    .toBe(has);
}

/** Waits until a step is the one that is shown: the ring is round it. */
export async function expectNow(page: Page, step: number): Promise<void> {
  await expect
    .poll(async () => {
      const [ring, mark] = [await findMark(page, "now"), await findMark(page, `step:${step}`)];
      return ring !== undefined && mark !== undefined && Math.abs(ring.x - mark.x) < 0.1;
    })
    .toBe(true);
}
