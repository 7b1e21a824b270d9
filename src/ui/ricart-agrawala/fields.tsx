import { limits } from "../../contract/limits.ts";
import { Plus, Trash2 } from "lucide-react";
import { renamed, withNode, withoutNode } from "../../experiments/ricart-agrawala/edit-nodes.ts";
import { ownScenario } from "../../experiments/ricart-agrawala/own-scenario.ts";
import type {
  RicartAgrawalaOptions,
  RicartAgrawalaProcess,
} from "../../experiments/ricart-agrawala/scenario.ts";
import { NumberField } from "../form/number-field.tsx";
import { processColour } from "../theme/process-colour.ts";
import { NameField } from "../parameters/name-field.tsx";
import type { Draft } from "../parameters/use-draft.ts";
import { msBounds, msFrom1 } from "../form/read-number.ts";
import { Choice, YesNo } from "../parameters/choice.tsx";

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
  const { put, begin, problemAt } = draft;
  const scenario = ownScenario(draft);
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

/** As many as a scenario may have. */
const nodesMost = limits.processes;

/** The nodes, and when their users ask. */
export function NodeFields({ draft }: { readonly draft: Draft }) {
  const { put, begin } = draft;
  const scenario = ownScenario(draft);
  const { processes } = scenario;
  const change = (index: number, node: RicartAgrawalaProcess, field: string) =>
    put({ ...scenario, processes: processes.with(index, node) }, `processes[${index}].${field}`);
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
            change={(next, field) => change(index, next, field)}
          />
          <button
            type="button"
            className="push"
            disabled={processes.length === 1}
            onClick={() => {
              begin();
              put(withoutNode(scenario, node.id), "processes");
            }}
          >
            <Trash2 size="1.1em" aria-hidden="true" /> Take out node {node.id}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="push"
        disabled={processes.length >= nodesMost}
        onClick={() => {
          begin();
          put(withNode(scenario), "processes");
        }}
      >
        <Plus size="1.1em" aria-hidden="true" /> Add a node
      </button>
    </fieldset>
  );
}

interface NodeProps {
  readonly draft: Draft;
  readonly node: RicartAgrawalaProcess;
  readonly index: number;
  readonly change: (node: RicartAgrawalaProcess, field: string) => void;
}

function Node({ draft: { begin, problemAt }, node, index, change }: NodeProps) {
  const path = `processes[${index}]`;
  const { requests } = node;
  const time = (i: number, key: "atMs" | "holdMs", label: string) => (
    <NumberField
      label={label}
      unit="ms"
      bounds={msBounds}
      value={requests[i]?.[key] ?? 0}
      begin={begin}
      problem={problemAt(`${path}.requests[${i}].${key}`)}
      change={(value) =>
        change(
          { ...node, requests: requests.map((each, j) => (j === i ? { ...each, [key]: value } : each)) },
          `requests[${i}].${key}`,
        )
      }
    />
  );
  return (
    <>
      <NumberField
        label="highest at the beginning"
        bounds={{ min: 0, max: limits.highest, whole: true }}
        value={node.highest}
        begin={begin}
        problem={problemAt(`${path}.highest`)}
        change={(highest) => change({ ...node, highest }, "highest")}
      />
      {requests.map((_, i) => (
        <div key={i} className="parameters-request">
          {time(i, "atMs", "asks at")}
          {time(i, "holdMs", "stays in for")}
          <button
            type="button"
            className="push"
            aria-label={`Remove request ${i + 1} of node ${node.id}`}
            onClick={() => {
              begin();
              change({ ...node, requests: requests.toSpliced(i, 1) }, "requests");
            }}
          >
            <Trash2 size="1.1em" aria-hidden="true" />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="push"
        onClick={() => {
          begin();
          const last = requests.at(-1);
          const atMs = last ? Math.min(msBounds.max, last.atMs + last.holdMs) : 0;
          change({ ...node, requests: [...requests, { atMs, holdMs: last?.holdMs ?? 20 }] }, "requests");
        }}
      >
        <Plus size="1.1em" aria-hidden="true" /> A request of node {node.id}
      </button>
    </>
  );
}
