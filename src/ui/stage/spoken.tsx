import type { StageScene } from "../../scene/stage.ts";
import type { Trace } from "../../trace/trace.ts";

/** What the picture shows beside the cards, in words, for those who do not see it. */
export function Spoken({
  scene,
  names,
  trace,
}: {
  scene: StageScene;
  names: readonly string[];
  trace: Trace;
}) {
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
      <ul aria-label="Messages under way">
        {messages.map(({ key, flight, label, lost }) => {
          const { from, to } = trace.flights[flight] ?? { from: -1, to: -1 };
          return (
            <li key={key}>
              {label} from {names[from]} to {names[to]}
              {lost ? ", lost" : ""}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
