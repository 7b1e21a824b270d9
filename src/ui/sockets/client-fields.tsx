import { useMemo } from "react";
import { servedAs, servedIn, type Served } from "../../experiments/sockets/clients.ts";
import type { SocketsScenario } from "../../experiments/sockets/scenario.ts";
import { NumberField } from "../form/number-field.tsx";
import { Segments } from "../form/segments.tsx";
import { Choice } from "../parameters/choice.tsx";
import type { Draft } from "../parameters/use-draft.ts";
import { useWorkbenchStore } from "../use-workbench.ts";

const most = 8;
const servers: readonly (readonly [Served["server"], string])[] = [
  ["one-at-a-time", "one at a time"],
  ["a-thread-each", "a thread each"],
];

/** How many clients, and which server: of the runs of task 7.2. */
export function ClientFields({
  draft,
  scenario,
}: {
  readonly draft: Draft;
  readonly scenario: SocketsScenario;
}) {
  const served = servedIn(scenario);
  if (served === null || served.count > most) return null;
  const { choose, typed } = draft;
  return (
    <fieldset className="parameters-group">
      <legend>Clients</legend>
      <NumberField
        label="How many"
        bounds={{ min: 1, max: most, whole: true }}
        value={served.count}
        {...typed("clients", (count) => servedAs(scenario, { ...served, count }))}
      />
      <Choice
        label="Served"
        value={served.server}
        choices={servers}
        change={(server) => choose(servedAs(scenario, { ...served, server }), "server")}
      />
    </fieldset>
  );
}

/** The same clients with the other server: what was is behind it, and both can be compared. */
export function ServerSwitch({ scenario }: { readonly scenario: SocketsScenario }) {
  const store = useWorkbenchStore();
  const served = useMemo(() => servedIn(scenario), [scenario]);
  // More clients than that wait longer for a server of one at a time than such a run lasts.
  if (served === null || served.count > most) return null;
  return (
    <Segments
      label="How the clients are served"
      small
      choices={servers.map(([value, label]) => ({ value, label }))}
      value={served.server}
      choose={(server) => store.getState().change(servedAs(scenario, { ...served, server }))}
    />
  );
}
