import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWorkbench } from "../../src/store/workbench.ts";
import type { currentAddress } from "../../src/ui/address/current-address.ts";
import { followAddress } from "../../src/ui/address/follow-address.ts";
import { keepShown } from "../../src/ui/experiments/loaded.ts";
import { ricartAgrawalaShown } from "../../src/ui/ricart-agrawala/shown.ts";
import { experiment, scenario, textOrder } from "../store/runs.ts";

// It is fetched before the clock is the test's.
keepShown(ricartAgrawalaShown);

type Encode = typeof currentAddress;
interface Entry {
  hash: string;
  state: unknown;
}

/** Packs at once, which compression does not do under a test's clock. */
const atOnce: Encode = ({ run, cursor }) => {
  const shipped = experiment.scenarios.find((each) => each.scenario === run.scenario);
  return Promise.resolve(`#/ricart-agrawala${shipped ? `/${shipped.id}?` : "?s=packed&"}step=${cursor}`);
};

/** A window with a history, whose addresses are packed as the test says. */
function setUp(encode = atOnce) {
  const entries: Entry[] = [{ hash: "#/ricart-agrawala/two-nodes?step=2", state: null }];
  let at = 0;
  const hears: Record<"popstate" | "hashchange", () => void> = { popstate: () => {}, hashchange: () => {} };
  const here = (): Entry => entries[at] ?? { hash: "", state: null };
  const page = {
    location: {
      get hash() {
        return here().hash;
      },
    },
    history: {
      get state() {
        return here().state;
      },
      replaceState: (state: unknown, _: string, hash?: string | URL | null) => {
        entries[at] = { state, hash: String(hash) };
      },
      pushState: (state: unknown, _: string, hash?: string | URL | null) => {
        entries.splice(++at, Infinity, { state, hash: String(hash) });
      },
    },
    addEventListener: (type: "popstate" | "hashchange", hear: () => void) => {
      hears[type] = hear;
    },
  };
  const arrive = async () => {
    hears.popstate();
    hears.hashchange();
    await settle();
  };
  const store = createWorkbench(experiment, scenario);
  return {
    store,
    entries,
    here,
    following: followAddress(store, page, encode),
    /** As a click on a link does it. */
    click: (hash: string) => {
      entries.splice(++at, Infinity, { state: null, hash });
      return arrive();
    },
    /** The same, with something that happens before the page hears of the new hash. */
    clickWhile: async (hash: string, happen: () => void) => {
      entries.splice(++at, Infinity, { state: null, hash });
      hears.popstate();
      happen();
      await settle();
      hears.hashchange();
      await settle();
    },
    go: (by: number) => {
      at += by;
      return arrive();
    },
  };
}

/** All that is under way comes to its end, and what is put off is done. */
const settle = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the address is that of the run that is shown, whichever was packed first", async () => {
  const packing: { readonly address: string; readonly done: (address: string) => void }[] = [];
  const encode: Encode = ({ run, cursor }) =>
    new Promise((done) => {
      packing.push({ address: `#${run.scenario.interventions.length} ${cursor}`, done });
    });
  const { store, here, following } = setUp(encode);
  await following;
  await settle();
  store.getState().edit({ kind: "drop", message: "2>1#1" });
  await settle();
  store.getState().undo();
  store.getState().goTo(6);
  await settle();
  for (const { address, done } of packing.toReversed()) {
    done(address);
    await settle();
  }
  expect(packing.length).toBeGreaterThan(2);
  expect(here().hash).toBe("#0 6");
});

test("an address that is on its way is not written over by the step that is shown", async () => {
  const { store, here, following, clickWhile } = setUp();
  await following;
  await settle();
  await clickWhile("#/ricart-agrawala/two-nodes?step=1", () => store.getState().goTo(7));
  expect(store.getState().cursor).toBe(1);
  expect(here().hash).toBe("#/ricart-agrawala/two-nodes?step=1");
});

test("a run that is still being packed does not overwrite the address that is opened next", async () => {
  let finish = () => {};
  let isSlow = false;
  const encode: Encode = async ({ run, cursor }) => {
    const address = `#/ricart-agrawala/${run.scenario === scenario ? "two-nodes" : "changed"}?step=${cursor}`;
    if (isSlow) await new Promise<void>((done) => (finish = done));
    return address;
  };
  const { store, here, following, click } = setUp(encode);
  await following;
  await settle();
  isSlow = true;
  store.getState().change(textOrder);
  await settle();
  isSlow = false;
  await click("#/ricart-agrawala/two-nodes-text?step=1");
  const { hash } = here();
  finish();
  await settle();
  expect(here().hash).toBe(hash);
  expect(store.getState().run.scenario.title).not.toBe(scenario.title);
});

test("Back right after a click keeps the run on the screen, even if the other one arrives late", async () => {
  const { store, here, following, click, go } = setUp();
  await following;
  await settle();
  store.getState().change(textOrder);
  await settle();
  const { run } = store.getState();
  const clicked = click("#/ricart-agrawala/five-nodes-load?step=1");
  const back = go(-1);
  await Promise.all([clicked, back]);
  await settle();
  expect(store.getState().run.scenario).toEqual(run.scenario);
  expect(store.getState().history.branches).toHaveLength(2);
  expect(here().hash).toBe("#/ricart-agrawala?s=packed&step=2");
});

test("reports an opening that throws, and the address still follows the run", async () => {
  const { store, here, following, click } = setUp();
  await following;
  const { showTheme } = store.getState();
  store.setState({
    showTheme: () => {
      throw new Error("no such theme");
    },
  });
  await click("#/ricart-agrawala/two-nodes-text?step=1&theme=dark");
  expect(store.getState().notice?.text).toContain("no such theme");
  store.setState({ showTheme });
  store.getState().goTo(5);
  await settle();
  expect(here().hash).toBe("#/ricart-agrawala/two-nodes?step=5");
});

test("reports once that an address cannot be written, and writes it when it can", async () => {
  let isBroken = false;
  const { store, here, following } = setUp(({ cursor }) =>
    isBroken ? Promise.reject(new Error("no network")) : Promise.resolve(`#${cursor}`),
  );
  await following;
  await settle();
  isBroken = true;
  store.getState().goTo(3);
  await settle();
  expect(store.getState().notice?.title).toBe("The address does not match this run");
  isBroken = false;
  store.getState().goTo(4);
  await settle();
  expect(here().hash).toBe("#4");
});

test("Back and Forward restore a scenario's run, step and undo history", async () => {
  const { store, entries, here, following, click, go } = setUp();
  await following;
  store.getState().edit({ kind: "drop", message: "2>1#1" });
  store.getState().edit({ kind: "crash", process: "2", atMs: 25 });
  store.getState().goTo(4);
  await settle();
  const left = store.getState();
  await click("#/ricart-agrawala/two-nodes-text?step=1");
  store.getState().goTo(3);
  store.getState().edit({ kind: "drop", message: "1>2#1" });
  await settle();
  expect(entries).toHaveLength(2);
  expect(here().hash).toContain("?s=");
  const second = store.getState();

  await go(-1);
  expect(store.getState()).toMatchObject({ history: left.history, cursor: 4 });
  expect(store.getState().ghost?.scenario.interventions).toHaveLength(1);
  store.getState().undo();
  store.getState().undo();
  expect(store.getState().run.scenario.interventions).toEqual([]);

  await go(1);
  expect(store.getState()).toMatchObject({ history: second.history, cursor: second.cursor });
  await go(-1);
  store.getState().redo();
  expect(store.getState().run.scenario.interventions).toHaveLength(1);
  expect(entries).toHaveLength(2);
});

test("a run that comes from a file has an entry of its own, and Back leads to the one before", async () => {
  const { store, entries, following, go } = setUp();
  await following;
  await settle();
  store.getState().edit({ kind: "drop", message: "2>1#1" });
  await settle();
  await store.getState().open(experiment, { ...textOrder, title: "mine" });
  await settle();
  expect(entries).toHaveLength(2);
  await go(-1);
  expect(store.getState().run.scenario.interventions).toHaveLength(1);
  store.getState().undo();
  expect(store.getState().run.scenario).toEqual(scenario);
});

test("a broken link leaves the run, and Back from it changes nothing", async () => {
  const { store, here, following, click, go } = setUp();
  await following;
  store.getState().goTo(5);
  const { run } = store.getState();
  await click("#/ricart-agrawala/no-such-run");
  expect(store.getState()).toMatchObject({ run, cursor: 5 });
  expect(here().hash).toBe("#/ricart-agrawala/two-nodes?step=5");
  store.getState().goTo(6);
  await go(-1);
  expect(store.getState()).toMatchObject({ run, cursor: 6 });
  expect(here().hash).toBe("#/ricart-agrawala/two-nodes?step=6");
});
