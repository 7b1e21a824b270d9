import { describe, expect, test } from "vitest";
import type { MessageMark } from "../../src/scene/stage-messages.ts";
import { Carried } from "../../src/ui/stage/carried.ts";
import type { ShownMark } from "../../src/ui/stage/use-marks.ts";

function mark(key: string, aside = 0): MessageMark {
  const at = { x: 0, y: 0 };
  return {
    key,
    kind: "message",
    flight: 0,
    process: 0,
    label: "ACK",
    look: { dash: null, head: "full" },
    curve: { from: at, control: { x: 50, y: 0 }, to: { x: 100, y: 0 } },
    path: "",
    head: "",
    share: 0,
    clear: [0, 1],
    birth: 0,
    death: 1,
    aside,
    form: "dot",
    size: { width: 13, height: 13 },
    font: 12,
    lost: false,
  };
}

const shown = (key: string, from: number, to: number, leaving = false): ShownMark<MessageMark> => ({
  mark: mark(key),
  from,
  to,
  leaving,
});

const sharesOf = (carried: Carried) => carried.shown().map(({ share }) => share);

describe("messages that are carried on a canvas", () => {
  test("go from where they first appear to where they are going", () => {
    const carried = new Carried();
    carried.send([shown("a", 0, 0.5), shown("b", 0.5, 0.5)]);
    carried.goTo(0);
    expect(sharesOf(carried)).toEqual([0, 0.5]);
    carried.goTo(0.5);
    const [half = 0] = sharesOf(carried);
    expect(half).toBeGreaterThan(0.1);
    expect(half).toBeLessThan(0.5);
    carried.goTo(1);
    expect(sharesOf(carried)).toEqual([0.5, 0.5]);
  });

  test("are sent on from where they are shown, and not from where they were going", () => {
    const carried = new Carried();
    carried.send([shown("a", 0, 0.5)]);
    carried.goTo(0.3);
    const [before = 0] = sharesOf(carried);
    carried.send([shown("a", 0.9, 0.9)]);
    expect(sharesOf(carried)).toEqual([before]);
    carried.goTo(1);
    expect(sharesOf(carried)).toEqual([0.9]);
  });

  test("on the move do not stop to start again, but what turns round begins slowly", () => {
    const soonAfter = (to: number) => {
      const carried = new Carried();
      carried.send([shown("a", 0, 0.5)]);
      carried.goTo(0.5);
      const [before = 0] = sharesOf(carried);
      carried.send([shown("a", to, to)]);
      carried.goTo(0.1);
      return Math.abs(((sharesOf(carried)[0] ?? 0) - before) / (to - before));
    };
    expect(soonAfter(1)).toBeGreaterThan(soonAfter(0) * 1.5);
  });

  test("that leave fade, and are told by name; that are no more are shown no more", () => {
    const carried = new Carried();
    carried.send([shown("a", 0, 0.5)]);
    carried.send([shown("a", 1, 1, true), shown("b", 0, 0)]);
    carried.goTo(1);
    expect(carried.shown().map(({ mark: { key }, faded }) => [key, faded])).toEqual([
      ["a", 1],
      ["b", 0],
    ]);
    expect(carried.leaving()).toEqual(["a"]);
    carried.send([shown("b", 0, 0)]);
    expect(carried.shown().map(({ mark: { key } }) => key)).toEqual(["b"]);
    expect(carried.isMoving).toBe(false);
  });
});
