import { memo } from "react";
import type { Fact, Facts } from "../../contract/reader.ts";
import type { ProcessId } from "../../base/words.ts";
import type { CardForm } from "../../scene/stage-forms.ts";
import type { Card } from "../../scene/stage.ts";
import { processColour, processSoft } from "../theme/process-colour.ts";
import { Term } from "../explain/term.tsx";
import { keepFocus } from "../keys/keep-focus.ts";
import type { PickedNode } from "./pop.tsx";
import { FactView, Summary } from "./fact.tsx";
import { rove } from "./roving.ts";

interface Props {
  readonly card: Card;
  readonly form: CardForm;
  readonly processes: readonly ProcessId[];
  /** Opens what can be done to it; null where nothing can. */
  readonly pick: ((picked: PickedNode) => void) | null;
}

/** One process: its name, its phase, and what it knows. */
export const CardView = memo(function CardView({ card, form, processes, pick }: Props) {
  const { box, facts, process, acting } = card;
  return (
    <article
      aria-label={`${card.name}, ${facts?.phase ?? "down"}`}
      className="card"
      data-process={card.id}
      data-kind={form.kind}
      data-tone={facts?.tone ?? "down"}
      data-acting={acting || undefined}
      data-roving=""
      data-around=""
      data-term={card.acting ? "acting" : undefined}
      style={
        {
          left: box.x,
          top: box.y,
          width: box.width,
          height: box.height,
          fontSize: form.fontPx,
          "--c": processColour(process),
          "--c-soft": processSoft(process),
        } as React.CSSProperties
      }
    >
      <div className="card-head">
        {pick === null ? (
          <span className="cut card-name" title={card.name}>
            {card.title}
          </span>
        ) : (
          <button
            type="button"
            className="cut card-name"
            title={card.name}
            aria-haspopup="dialog"
            aria-label={`Change ${card.name}`}
            onMouseDown={keepFocus}
            onKeyDown={rove}
            onClick={(event) => {
              const box = event.currentTarget.closest(".card")?.getBoundingClientRect();
              if (box) pick({ process, anchor: box });
            }}
          >
            {card.title}
          </button>
        )}
        {form.kind !== "chip" && <Phase facts={facts} />}
      </div>
      <Body card={card} form={form} processes={processes} />
    </article>
  );
});

function Phase({ facts }: { facts: Facts | null }) {
  return <Term of={facts?.phase ?? "down"} className="card-phase" />;
}

function Body({ card, form, processes }: Omit<Props, "pick">) {
  if (form.kind === "tiny" || form.kind === "chip") return null;
  if (!card.facts)
    return form.kind === "compact" || form.kind === "stack" ? null : (
      <p className="card-down">crashed: it knows nothing</p>
    );
  if (form.kind === "compact" || form.kind === "stack") {
    return (
      <div className="card-summary">
        <Summary facts={card.facts} processes={processes} />
      </div>
    );
  }
  return (
    <dl className="card-lines">
      {card.lines.map(({ name, fact }) => (
        <div key={name} className="card-line" data-absent={fact === null || undefined}>
          <dt>
            <Term of={name}>{labelOf(name, fact)}</Term>
          </dt>
          <dd data-term={name}>{fact ? <FactView fact={fact} processes={processes} /> : "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Among one or two others, "replies 2" would read as a number: "replies from 2" does not. */
function labelOf(name: string, fact: Fact | null): string {
  return fact?.kind === "slots" && fact.slots.length <= 2 ? `${name} from` : name;
}
