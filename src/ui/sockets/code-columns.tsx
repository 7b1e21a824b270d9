import { useMemo, useState } from "react";
import { sidesOf } from "../../experiments/sockets/sides.ts";
import { usesBase64 } from "../../experiments/sockets/tap.ts";
import type { Run } from "../../store/run.ts";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import { useWorkbench } from "../use-workbench.ts";
import { ProcessCode } from "./process-code.tsx";

const SocketNotes = inPlace(new Chunk(() => import("./notes.tsx").then(({ SocketNotes }) => SocketNotes)));

const SocketsState = inPlace(
  new Chunk(() => import("./sockets-state.tsx").then(({ SocketsState }) => SocketsState)),
);

/** How far back we look for who of a side did something last. */
const farthest = 500;

/** The process of a side that did something last. */
function latestOf(run: Run, cursor: number, side: readonly number[]): number {
  for (let step = cursor; step >= Math.max(0, cursor - farthest); step--) {
    const process = run.trace.steps[step]?.process ?? -1;
    if (side.includes(process)) return process;
  }
  return side[0] ?? 0;
}

function useSide(which: "left" | "right") {
  const run = useWorkbench((workbench) => workbench.run);
  const side = useMemo(() => sidesOf(run.scenario)[which], [run.scenario, which]);
  const latest = useWorkbench(({ run, cursor }) => latestOf(run, cursor, side));
  const [chosen, choose] = useState<number | null>(null);
  const process = chosen !== null && side.includes(chosen) ? chosen : latest;
  return { side, process, choose };
}

/**
 * Enlarged, the right column stands alone, and has room for a listing and the corrected one: it follows whichever
 * process did something last. Null where there is nothing corrected.
 */
function useAll(): { readonly process: number } | null {
  const run = useWorkbench((workbench) => workbench.run);
  const isAlone = useWorkbench(({ enlarged }) => enlarged === "side");
  const isCorrected = run.experiment.listingsOf(run.scenario).some(({ corrects }) => corrects !== undefined);
  const all = useMemo(() => [...run.trace.processes.keys()], [run]);
  const process = useWorkbench(({ run, cursor }) => latestOf(run, cursor, all));
  return isAlone && isCorrected ? { process } : null;
}

/** The left column: the server's listing and terminal. */
export function ServerCode() {
  const { side, process, choose } = useSide("left");
  const hasNotes = useWorkbench(({ run }) => run.trace.processes.length > 2 || usesBase64(run.scenario));
  return (
    <ProcessCode label="Server’s code" process={process} choices={side} choose={choose}>
      {hasNotes && <SocketNotes />}
    </ProcessCode>
  );
}

/** The right column: that of the client which did something last, or of the one that was chosen. */
export function ClientCode() {
  const { side, process, choose } = useSide("right");
  const all = useAll();
  if (all) return <ProcessCode label="Code" process={all.process} choices={[all.process]} choose={choose} />;
  // Beside the listing of the only program there is room for its variables.
  if (side.length === 0) return <SocketsState />;
  return <ProcessCode label="Client’s code" process={process} choices={side} choose={choose} />;
}
