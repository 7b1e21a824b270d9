import type { Scenario } from "../../scenario/scenario.ts";
import { msBounds } from "../form/read-number.ts";
import { NumberField } from "../form/number-field.tsx";
import { Choice } from "./choice.tsx";
import type { Draft } from "./use-draft.ts";

type Delay = Scenario["network"]["delay"];

interface Props {
  readonly draft: Draft;
  readonly label: string;
  readonly path: string;
  readonly delay: Delay;
  readonly withDelay: (delay: Delay) => Scenario;
}

const kinds = [
  ["constant", "always the same"],
  ["uniform", "between two numbers"],
  ["exponential", "exponential above a minimum"],
] as const;

/** How long a message takes: a kind, and its numbers. */
export function DelayFields({ draft: { typed, choose }, label, path, delay, withDelay }: Props) {
  const field = (key: string, words: string, value: number, put: (value: number) => Delay) => (
    <NumberField
      key={key}
      label={words}
      unit="ms"
      bounds={msBounds}
      value={value}
      {...typed(`${path}.${key}`, (next) => withDelay(put(next)))}
    />
  );
  return (
    <>
      <Choice
        label={label}
        value={delay.kind}
        choices={kinds}
        change={(kind) => choose(withDelay(asKind(delay, kind)), `${path}.kind`)}
      />
      {delay.kind === "constant" && field("ms", "takes", delay.ms, (ms) => ({ ...delay, ms }))}
      {delay.kind === "uniform" && field("minMs", "at least", delay.minMs, (minMs) => ({ ...delay, minMs }))}
      {delay.kind === "uniform" && field("maxMs", "at most", delay.maxMs, (maxMs) => ({ ...delay, maxMs }))}
      {delay.kind === "exponential" &&
        field("minMs", "at least", delay.minMs, (minMs) => ({ ...delay, minMs }))}
      {delay.kind === "exponential" &&
        field("meanMs", "plus, on average", delay.meanMs, (meanMs) => ({ ...delay, meanMs }))}
    </>
  );
}

/** Another kind of delay with numbers near to those of the one before. */
function asKind(delay: Delay, kind: Delay["kind"]): Delay {
  const least = delay.kind === "constant" ? delay.ms : delay.minMs;
  switch (kind) {
    case "constant":
      return { kind, ms: least };
    case "uniform":
      return { kind, minMs: least, maxMs: Math.min(msBounds.max, least + 10) };
    case "exponential":
      return { kind, minMs: least, meanMs: 10 };
  }
}
