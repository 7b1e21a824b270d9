import { Plus, Trash2 } from "lucide-react";
import { processIds, type Scenario } from "../../scenario/scenario.ts";
import { NumberField } from "../form/number-field.tsx";
import { Choice } from "./choice.tsx";
import { DelayFields } from "./delay-fields.tsx";
import type { Draft } from "./use-draft.ts";
import { Push } from "../form/push.tsx";

type Network = Scenario["network"];
type Link = Network["links"][number];

export function NetworkFields({ draft }: { readonly draft: Draft }) {
  const { scenario, choose, typed } = draft;
  const { network } = scenario;
  const withPart = (part: Partial<Network>): Scenario => ({ ...scenario, network: { ...network, ...part } });
  const share = (key: "loss" | "duplicate", label: string) => (
    <NumberField
      label={label}
      unit="of 1"
      bounds={{ min: 0, max: 1 }}
      value={network[key]}
      {...typed(`network.${key}`, (value) => withPart({ [key]: value }))}
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
        withDelay={(delay) => withPart({ delay })}
      />
      <Choice
        label="Order on a link"
        value={network.order}
        choices={[
          ["fifo", "kept (FIFO)"],
          ["any", "messages may overtake"],
        ]}
        change={(order) => choose(withPart({ order }), "network.order")}
      />
      {share("loss", "Lost")}
      {share("duplicate", "Doubled")}
      <Links draft={draft} withLinks={(links) => withPart({ links })} />
    </fieldset>
  );
}

interface LinksProps {
  readonly draft: Draft;
  readonly withLinks: (links: readonly Link[]) => Scenario;
}

function Links({ draft, withLinks }: LinksProps) {
  const { scenario, problemAt, choose } = draft;
  const { links, delay } = scenario.network;
  const ids = processIds(scenario);
  const free = ids
    .flatMap((from) => ids.map((to) => ({ from, to })))
    .find(({ from, to }) => from !== to && !links.some((link) => link.from === from && link.to === to));
  const withLink = (index: number, part: Partial<Link>) =>
    withLinks(links.map((link, i) => (i === index ? { ...link, ...part } : link)));
  const ends = (label: string, index: number, key: "from" | "to") => (
    <Choice
      label={label}
      value={links[index]?.[key] ?? ""}
      choices={ids.map((id) => [id, id] as const)}
      change={(id) => choose(withLink(index, { [key]: id }), `network.links[${index}].${key}`)}
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
              withDelay={(own) => withLink(index, { delay: own })}
            />
            <Push icon={Trash2} onClick={() => choose(withLinks(links.toSpliced(index, 1)), "network.links")}>
              Remove this link’s delay
            </Push>
          </fieldset>
        );
      })}
      <Push
        icon={Plus}
        disabled={!free}
        onClick={() => free && choose(withLinks([...links, { ...free, delay }]), "network.links")}
      >
        A delay for one link
      </Push>
    </>
  );
}
