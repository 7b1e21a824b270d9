import { Plus, Trash2 } from "lucide-react";
import { processIds, type Scenario } from "../../scenario/scenario.ts";
import { NumberField } from "../form/number-field.tsx";
import { Choice } from "./choice.tsx";
import { DelayFields } from "./delay-fields.tsx";
import type { Draft } from "./use-draft.ts";

type Network = Scenario["network"];
type Link = Network["links"][number];

export function NetworkFields({ draft }: { readonly draft: Draft }) {
  const { scenario, put, begin, problemAt } = draft;
  const { network } = scenario;
  const change = (part: Partial<Network>, field: string) =>
    put({ ...scenario, network: { ...network, ...part } }, field);
  const share = (key: "loss" | "duplicate", label: string) => (
    <NumberField
      label={label}
      unit="of 1"
      bounds={{ min: 0, max: 1 }}
      value={network[key]}
      begin={begin}
      problem={problemAt(`network.${key}`)}
      change={(value) => change({ [key]: value }, `network.${key}`)}
    />
  );
  return (
    <fieldset className="parameters-group">
      <legend>Network</legend>
      <DelayFields
        draft={draft}
        label="A message’s delay"
        path="network.delay"
        delay={network.delay}
        change={(delay, field) => change({ delay }, field)}
      />
      <Choice
        label="Order on a link"
        value={network.order}
        choices={[
          ["fifo", "kept (FIFO)"],
          ["any", "messages may overtake"],
        ]}
        change={(order) => {
          begin();
          change({ order }, "network.order");
        }}
      />
      {share("loss", "Lost")}
      {share("duplicate", "Doubled")}
      <Links draft={draft} change={(links, field) => change({ links }, field)} />
    </fieldset>
  );
}

interface LinksProps {
  readonly draft: Draft;
  readonly change: (links: readonly Link[], field: string) => void;
}

function Links({ draft, change }: LinksProps) {
  const { scenario, problemAt, begin } = draft;
  const { links, delay } = scenario.network;
  const ids = processIds(scenario);
  const free = ids
    .flatMap((from) => ids.map((to) => ({ from, to })))
    .find(({ from, to }) => from !== to && !links.some((link) => link.from === from && link.to === to));
  const ends = (label: string, index: number, key: "from" | "to") => (
    <Choice
      label={label}
      value={links[index]?.[key] ?? ""}
      choices={ids.map((id) => [id, id] as const)}
      change={(id) => {
        begin();
        change(
          links.map((link, i) => (i === index ? { ...link, [key]: id } : link)),
          `network.links[${index}].${key}`,
        );
      }}
    />
  );
  return (
    <>
      {links.map((link, index) => {
        const path = `network.links[${index}]`;
        const problem = problemAt(path);
        return (
          <fieldset key={index} className="parameters-item">
            <legend>
              Link {link.from} → {link.to}
            </legend>
            {ends("From", index, "from")}
            {ends("To", index, "to")}
            {problem !== null && <small className="field-problem">{problem}</small>}
            <DelayFields
              draft={draft}
              label="Its delay"
              path={`${path}.delay`}
              delay={link.delay}
              change={(own, field) =>
                change(
                  links.map((each, i) => (i === index ? { ...each, delay: own } : each)),
                  field,
                )
              }
            />
            <button
              type="button"
              className="push"
              onClick={() => {
                begin();
                change(links.toSpliced(index, 1), "network.links");
              }}
            >
              <Trash2 size="1.1em" aria-hidden="true" /> Remove this link’s delay
            </button>
          </fieldset>
        );
      })}
      <button
        type="button"
        className="push"
        disabled={!free}
        onClick={() => {
          begin();
          if (free) change([...links, { ...free, delay }], "network.links");
        }}
      >
        <Plus size="1.1em" aria-hidden="true" /> A delay for one link
      </button>
    </>
  );
}
