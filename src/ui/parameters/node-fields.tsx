import { Plus, Trash2 } from "lucide-react";
import { renamed, withNode, withoutNode } from "../../scenario/edit-processes.ts";
import type { RicartAgrawalaProcess, RicartAgrawalaScenario } from "../../scenario/scenario.ts";
import { NumberField } from "../form/number-field.tsx";
import { msBounds } from "../form/read-number.ts";
import { processColour } from "../theme/process-colour.ts";
import { NameField } from "./name-field.tsx";
import type { Draft } from "./use-draft.ts";

interface Props {
  readonly draft: Draft;
  readonly scenario: RicartAgrawalaScenario;
}

/** As many as a scenario may have. */
const nodesMost = 64;

export function NodeFields({ draft, scenario }: Props) {
  const { put, begin } = draft;
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
        bounds={{ min: 0, max: 9e15, whole: true }}
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
