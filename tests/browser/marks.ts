import type { Locator, Page } from "@playwright/test";
import { centreOf, type Point } from "../../src/scene/geometry.ts";
import type { Fill, Mark, PillMark, Stroke } from "../../src/scene/picture/mark.ts";
import { pillBox } from "../../src/scene/picture/outline.ts";
import type { PictureCanvas } from "../../src/ui/picture/sheet.tsx";
import { expect } from "./page.ts";

/** A mark of a picture, and where on the page it stands: a box by its middle, a line and an arrow by both ends. */
export interface SeenMark {
  readonly key: string;
  readonly kind: Mark["kind"];
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly from: Point | null;
  readonly to: Point | null;
  readonly text: string | null;
  /** Of a box or a pill, else 0. */
  readonly width: number;
  readonly height: number;
  readonly fill: Fill | null;
  readonly stroke: Stroke | null;
}

/** All marks of the pictures in a part of the page. */
export async function marksIn(part: Locator): Promise<SeenMark[]> {
  const pictures = await part.locator("canvas.sheet").evaluateAll((all) =>
    (all as PictureCanvas[]).map((canvas) => {
      const { x, y } = canvas.getBoundingClientRect();
      return { x: x - (canvas.box?.x ?? 0), y: y - (canvas.box?.y ?? 0), marks: canvas.marks ?? [] };
    }),
  );
  return pictures.flatMap(({ x, y, marks }) => marks.map((mark) => seen(mark, { x, y })));
}

function seen(mark: Mark, origin: Point): SeenMark {
  const on = ({ x, y }: Point) => ({ x: origin.x + x, y: origin.y + y });
  const ends = mark.kind === "curve" ? mark.curve : "from" in mark ? mark : null;
  const box = mark.kind === "box" ? mark : mark.kind === "pill" ? pillBox(mark) : null;
  const [from, to] = ends ? [ends.from, ends.to] : [null, null];
  const middle = box
    ? centreOf(box)
    : "at" in mark
      ? mark.at
      : { x: ((from?.x ?? 0) + (to?.x ?? 0)) / 2, y: ((from?.y ?? 0) + (to?.y ?? 0)) / 2 };
  return {
    key: mark.key,
    kind: mark.kind,
    mark,
    ...on(middle),
    from: from && on(from),
    to: to && on(to),
    text: "text" in mark ? mark.text : null,
    width: box?.width ?? 0,
    height: box?.height ?? 0,
    fill: "fill" in mark ? mark.fill : null,
    stroke: "stroke" in mark ? mark.stroke : null,
  };
}

/** The messages of a stage or the segments of a wire, as they are shown. */
export async function messagesIn(part: Locator): Promise<(SeenMark & { readonly mark: PillMark })[]> {
  return (await marksIn(part)).flatMap((one) =>
    one.mark.kind === "pill" && one.key.startsWith("message:") ? [{ ...one, mark: one.mark }] : [],
  );
}

/** Waits until a stage shows a message with its label, and tells where. */
export async function labelled(part: Locator): Promise<SeenMark> {
  const found = async () => (await messagesIn(part)).find(({ mark }) => mark.font > 0);
  await expect
    .poll(async () => (await found()) !== undefined, { message: "a message with a label" })
    .toBe(true);
  const message = await found();
  if (!message) throw new Error("the message has gone");
  return message;
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
