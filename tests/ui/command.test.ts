import { describe, expect, test } from "vitest";
import { commandOf, type Command, type Focus } from "../../src/ui/keys/command.ts";

const press = (
  key: string,
  more: { shift?: boolean; modified?: boolean; ctrl?: boolean; repeat?: boolean } = {},
) => ({
  key,
  shift: false,
  modified: false,
  repeat: false,
  ...more,
});
const everywhere: readonly Focus[] = ["elsewhere", "button", "tab", "list", "text"];

describe("keys", () => {
  test.each<[string, boolean, Command]>([
    ["ArrowRight", false, "forward"],
    ["ArrowLeft", false, "back"],
    ["ArrowRight", true, "forward-other"],
    ["ArrowLeft", true, "back-other"],
    ["Home", false, "first"],
    ["End", false, "last"],
    [" ", false, "play"],
    [",", false, "slower"],
    [".", false, "faster"],
    ["?", true, "help"],
    ["PageDown", false, "forward"],
    ["PageUp", false, "back"],
    ["e", false, "next-entry"],
    ["b", false, "next-break"],
    ["n", false, "next-own"],
    ["g", false, "go-to-step"],
    ["p", false, "present"],
    ["P", true, "present"],
  ])("%s (shift: %s) means %s", (key, shift, command) => {
    expect(commandOf(press(key, { shift }), "elsewhere")).toBe(command);
  });

  test.each(["ArrowRight", " ", "Home", "PageDown", "?"])(
    "with Ctrl, Alt or Meta %s is the browser's",
    (key) => {
      for (const focus of everywhere) expect(commandOf(press(key, { modified: true }), focus)).toBeNull();
    },
  );

  test("Ctrl or Meta with Z and Y undo and redo, but where text is typed", () => {
    const ctrl = (key: string, shift = false) => press(key, { modified: true, ctrl: true, shift });
    const alt = press("z", { modified: true, ctrl: false });
    for (const focus of everywhere.filter((each) => each !== "text")) {
      expect(commandOf(ctrl("z"), focus)).toBe("undo");
      expect(commandOf(ctrl("Z", true), focus)).toBe("redo");
      expect(commandOf(ctrl("y"), focus)).toBe("redo");
      expect(commandOf(alt, focus)).toBeNull();
      expect(commandOf(ctrl("p"), focus)).toBeNull();
    }
    expect(commandOf(ctrl("z"), "text")).toBeNull();
  });

  test("a clicker steps wherever the focus is, but where text is typed", () => {
    const answers = everywhere.map((focus) => commandOf(press("PageDown"), focus));
    expect(answers).toEqual(["forward", "forward", "forward", "forward", null]);
  });

  test("a focused button keeps Space, and leaves the arrows to us", () => {
    expect(commandOf(press(" "), "button")).toBeNull();
    expect(commandOf(press("ArrowRight"), "button")).toBe("forward");
  });

  test("a focused tab keeps the arrows and the ends", () => {
    for (const key of ["ArrowRight", "ArrowLeft", "Home", "End"])
      expect(commandOf(press(key), "tab")).toBeNull();
    expect(commandOf(press("."), "tab")).toBe("faster");
  });

  test("an open list and a text keep every key of theirs", () => {
    for (const key of ["ArrowRight", "Home", "End", " ", ",", ".", "?", "e", "g", "p"]) {
      expect(commandOf(press(key), "list")).toBeNull();
      expect(commandOf(press(key), "text")).toBeNull();
    }
  });

  test("a key that is held down steps on, but neither plays nor asks for help again", () => {
    expect(commandOf(press("ArrowRight", { repeat: true }), "elsewhere")).toBe("forward");
    expect(commandOf(press(" ", { repeat: true }), "elsewhere")).toBeNull();
    expect(commandOf(press("?", { repeat: true }), "elsewhere")).toBeNull();
  });

  test("without single keys only Ctrl's keys work, and on a slider those that are no characters", () => {
    const letters = ["e", "b", "n", "g", "p", ",", ".", "?"];
    const moves = ["ArrowRight", "ArrowLeft", "Home", "End", "PageDown", "PageUp", " "];
    for (const focus of [...everywhere, "slider"] as const)
      for (const key of letters) expect(commandOf(press(key), focus, { singleKeys: false })).toBeNull();
    for (const focus of everywhere)
      for (const key of moves) expect(commandOf(press(key), focus, { singleKeys: false })).toBeNull();
    for (const key of moves)
      expect(commandOf(press(key), "slider", { singleKeys: false })).toBe(commandOf(press(key), "elsewhere"));
    const ctrlZ = press("z", { modified: true, ctrl: true });
    expect(commandOf(ctrlZ, "elsewhere", { singleKeys: false })).toBe("undo");
  });
});

test("in a presentation B and the full stop make the screen black, as a clicker asks, and 1, 2, 3 enlarge", () => {
  const inHall = (key: string, repeat = false) =>
    commandOf({ ...press(key), repeat }, "elsewhere", { presenting: true });
  expect(["b", "B", ".", "1", "2", "3", "e", ","].map((key) => inHall(key))).toEqual([
    "black-out",
    "black-out",
    "black-out",
    "enlarge-stage",
    "enlarge-diagram",
    "enlarge-side",
    "next-entry",
    "slower",
  ]);
  expect(["b", ".", "1"].map((key) => commandOf(press(key), "elsewhere"))).toEqual([
    "next-break",
    "faster",
    null,
  ]);
  // Typed into a field they are text; held down they do not flicker.
  expect(commandOf(press("b"), "text", { presenting: true })).toBeNull();
  expect(inHall("b", true)).toBeNull();
});
