import { expect, test, vi } from "vitest";

vi.mock("react", () => {
  throw new Error("the store asked for React");
});

test("the store works where there is no React", async () => {
  await expect(import("react")).rejects.toThrow();
  const { createWorkbench } = await import("../../src/store/workbench.ts");
  const { startPlayer } = await import("../../src/store/player.ts");
  const { experiment, scenario } = await import("./runs.ts");
  const store = createWorkbench(experiment, scenario);
  startPlayer(store, () => () => {});
  store.getState().goBy(1);
  expect(store.getState().cursor).toBe(1);
});
