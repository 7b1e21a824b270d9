import type { StageScene } from "../../scene/stage.ts";
import type { Trace } from "../../trace/trace.ts";
import { rove, tabIndexOf } from "./roving.ts";

interface Props {
  readonly scene: StageScene;
  readonly names: readonly string[];
  readonly trace: Trace;
  /** Called with the message that the keyboard stands at, to be shown, and to be picked. */
  readonly focus: (flight: number | null) => void;
  /** Null where nothing can be done to a message: then they are only read. */
  readonly open: ((flight: number) => void) | null;
}

/** What the picture shows beside the cards, in words, for those who do not see it; and its messages, for keys. */
export function Spoken({ scene, names, trace, focus, open }: Props) {
  const messages = scene.marks.filter((mark) => mark.kind === "message");
  const insiders = scene.room?.inside.map((process) => names[process]) ?? [];
  return (
    <div className="stage-spoken">
      {scene.room && (
        <p>
          {insiders.length === 0
            ? "Nobody is in the critical section."
            : `In the critical section: ${insiders.join(" and ")}.`}
        </p>
      )}
      <ul aria-label="Messages under way" data-roving="">
        {messages.map(({ key, flight, label, lost }, index) => {
          const { from, to } = trace.flights[flight] ?? { from: -1, to: -1 };
          const words = `${label} from ${names[from]} to ${names[to]}${lost ? ", lost" : ""}`;
          return (
            <li key={key}>
              {open === null ? (
                words
              ) : (
                <button
                  type="button"
                  aria-haspopup="dialog"
                  tabIndex={tabIndexOf(index)}
                  onKeyDown={rove}
                  onFocus={() => focus(flight)}
                  onBlur={() => focus(null)}
                  onClick={() => open(flight)}
                >
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
