import { limits } from "../../contract/limits.ts";
import { Plus, Trash2 } from "lucide-react";
import { renamed, withNode, withoutNode } from "../../experiments/ricart-agrawala/edit-nodes.ts";
import { ownScenario } from "../../experiments/ricart-agrawala/own-scenario.ts";
import type {
  RicartAgrawalaOptions,
  RicartAgrawalaProcess,
} from "../../experiments/ricart-agrawala/scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { NumberField } from "../form/number-field.tsx";
import { processColour } from "../theme/process-colour.ts";
import { NameField } from "../parameters/name-field.tsx";
import type { Draft } from "../parameters/use-draft.ts";
import { msBounds, msFrom1 } from "../form/read-number.ts";
import { Choice, YesNo } from "../parameters/choice.tsx";
import { Push } from "../form/push.tsx";

type Failures = RicartAgrawalaOptions["failures"];

const orders = [
  ["timestamp-id", "(timestamp, id): right"],
  ["text", "the handout’s, as text"],
  ["timestamp", "timestamps alone"],
] as const;
const rules = [
  ["raiseHighest", "A received timestamp raises highest"],
  ["deferWhenHeld", "A node inside defers"],
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
export function OptionFields({ draft }: { readonly draft: Draft }) {
  const { typed } = draft;
  const scenario = ownScenario(draft);
  const { options } = scenario;
  const { failures } = options;
  const withPart = (part: Partial<RicartAgrawalaOptions>) => ({
    ...scenario,
    options: { ...options, ...part },
  });
  const choose = (part: Partial<RicartAgrawalaOptions>, field: string) =>
    draft.choose(withPart(part), `options.${field}`);
  const time = (key: string, label: string, value: number, next: (value: number) => Failures) => (
    <NumberField
      label={label}
      unit="ms"
      bounds={msFrom1}
      value={value}
      {...typed(`options.failures.${key}`, (ms) => withPart({ failures: next(ms) }))}
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

/** The nodes, and when their users ask. */
export function NodeFields({ draft }: { readonly draft: Draft }) {
  const { put, begin, choose } = draft;
  const scenario = ownScenario(draft);
  const { processes } = scenario;
  return (
    <fieldset className="parameters-group">
      <legend>Nodes</legend>
      {processes.map((node, index) => (
        <fieldset key={index} className="parameters-item">
          <legend style={{ color: processColour(index) }}>Node {node.id}</legend>
          <NameField
            id={node.id}
            others={processes.map(({ id }) => id).filter((id) => id !== node.id)}
            begin={begin}
            change={(id) => put(renamed(scenario, node.id, id), `processes[${index}].id`)}
          />
          <Node
            draft={draft}
            node={node}
            index={index}
            withNode={(next) => ({ ...scenario, processes: processes.with(index, next) })}
          />
          <Push
            icon={Trash2}
            disabled={processes.length === 1}
            onClick={() => choose(withoutNode(scenario, node.id), "processes")}
          >
            Remove node {node.id}
          </Push>
        </fieldset>
      ))}
      <Push
        icon={Plus}
        disabled={processes.length >= limits.processes}
        onClick={() => choose(withNode(scenario), "processes")}
      >
        Add a node
      </Push>
    </fieldset>
  );
}

interface NodeProps {
  readonly draft: Draft;
  readonly node: RicartAgrawalaProcess;
  readonly index: number;
  readonly withNode: (node: RicartAgrawalaProcess) => Scenario;
}

function Node({ draft: { typed, choose }, node, index, withNode }: NodeProps) {
  const path = `processes[${index}]`;
  const { requests } = node;
  const withRequests = (next: typeof requests) => withNode({ ...node, requests: next });
  const time = (i: number, key: "atMs" | "holdMs", label: string) => (
    <NumberField
      label={label}
      unit="ms"
      bounds={msBounds}
      value={requests[i]?.[key] ?? 0}
      {...typed(`${path}.requests[${i}].${key}`, (value) =>
        withRequests(requests.map((each, j) => (j === i ? { ...each, [key]: value } : each))),
      )}
    />
  );
  return (
    <>
      <NumberField
        label="highest at the start"
        bounds={{ min: 0, max: limits.highest, whole: true }}
        value={node.highest}
        {...typed(`${path}.highest`, (highest) => withNode({ ...node, highest }))}
      />
      {requests.map((_, i) => (
        <div key={i} className="parameters-request">
          {time(i, "atMs", "asks at")}
          {time(i, "holdMs", "stays in for")}
          <Push
            icon={Trash2}
            aria-label={`Remove request ${i + 1} of node ${node.id}`}
            onClick={() => choose(withRequests(requests.toSpliced(i, 1)), `${path}.requests`)}
          />
        </div>
      ))}
      <Push
        icon={Plus}
        onClick={() => {
          const last = requests.at(-1);
          const atMs = last ? Math.min(msBounds.max, last.atMs + last.holdMs) : 0;
          choose(withRequests([...requests, { atMs, holdMs: last?.holdMs ?? 20 }]), `${path}.requests`);
        }}
      >
        A request of node {node.id}
      </Push>
    </>
  );
}
