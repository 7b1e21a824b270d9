import type { RicartAgrawalaOptions, RicartAgrawalaScenario } from "../../scenario/scenario.ts";
import { NumberField } from "../form/number-field.tsx";
import { msFrom1 } from "../form/read-number.ts";
import { Choice, YesNo } from "./choice.tsx";
import type { Draft } from "./use-draft.ts";

type Failures = RicartAgrawalaOptions["failures"];

interface Props {
  readonly draft: Draft;
  readonly scenario: RicartAgrawalaScenario;
}

const orders = [
  ["timestamp-id", "(timestamp, id): right"],
  ["text", "the handout’s, as text"],
  ["timestamp", "timestamps alone"],
] as const;
const rules = [
  ["raiseHighest", "A received timestamp raises highest"],
  ["deferWhenHeld", "Who is inside defers"],
  ["clearDeferredEarly", "The queue is emptied before it is answered"],
] as const;
const transports = [
  ["messages", "messages, as they are"],
  ["sockets", "lines over TCP sockets"],
] as const;
const failureKinds = [
  ["none", "nothing is done"],
  ["probe", "silent nodes are probed"],
  ["retry", "requests are repeated"],
] as const;

/** How the algorithm goes about it: right, and wrong in the ways that are tried in class. */
export function OptionFields({ draft: { put, begin, problemAt }, scenario }: Props) {
  const { options } = scenario;
  const { failures } = options;
  const change = (part: Partial<RicartAgrawalaOptions>, field: string) =>
    put({ ...scenario, options: { ...options, ...part } }, `options.${field}`);
  const choose = (part: Partial<RicartAgrawalaOptions>, field: string) => {
    begin();
    change(part, field);
  };
  const time = (key: string, label: string, value: number, next: (value: number) => Failures) => (
    <NumberField
      label={label}
      unit="ms"
      bounds={msFrom1}
      value={value}
      begin={begin}
      problem={problemAt(`options.failures.${key}`)}
      change={(ms) => change({ failures: next(ms) }, `failures.${key}`)}
    />
  );
  return (
    <fieldset className="parameters-group">
      <legend>Algorithm</legend>
      <Choice
        label="Which request goes first"
        value={options.order}
        choices={orders}
        change={(order) => choose({ order }, "order")}
      />
      {rules.map(([key, label]) => (
        <YesNo
          key={key}
          label={label}
          value={options[key]}
          change={(value) => choose({ [key]: value }, key)}
        />
      ))}
      <Choice
        label="What carries the messages"
        value={options.transport}
        choices={transports}
        change={(transport) => choose({ transport }, "transport")}
      />
      <Choice
        label="When a node is silent"
        value={failures.kind}
        choices={failureKinds}
        change={(kind) => choose({ failures: usual[kind] }, "failures")}
      />
      {failures.kind === "probe" &&
        time("patienceMs", "is probed after", failures.patienceMs, (patienceMs) => ({
          ...failures,
          patienceMs,
        }))}
      {failures.kind === "probe" &&
        time("timeoutMs", "is left out after", failures.timeoutMs, (timeoutMs) => ({
          ...failures,
          timeoutMs,
        }))}
      {failures.kind === "retry" &&
        time("afterMs", "sent again after", failures.afterMs, (afterMs) => ({ ...failures, afterMs }))}
    </fieldset>
  );
}

const usual: Readonly<Record<Failures["kind"], Failures>> = {
  none: { kind: "none" },
  probe: { kind: "probe", patienceMs: 50, timeoutMs: 30 },
  retry: { kind: "retry", afterMs: 30 },
};
