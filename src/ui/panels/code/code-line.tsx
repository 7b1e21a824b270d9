import { memo } from "react";
import { processColour } from "../../theme/process-colour.ts";
import { useWorkbench } from "../../use-workbench.ts";
import { brief } from "../../words/brief.ts";
import type { Token } from "./python.ts";
import type { Where } from "./where.ts";

interface CodeLineProps {
  readonly number: number;
  readonly tokens: readonly Token[];
  readonly where: Where;
}

/** One line: its number, its text, the values it just read or wrote, and who was here last. */
export function CodeLine({ number, tokens, where }: CodeLineProps) {
  const isLit = where.lit?.lines.includes(number) ?? false;
  const isFirst = where.lit?.lines[0] === number;
  const notes = where.lit?.notes.filter(({ line }) => line === number) ?? [];
  const colour = processColour(where.process);
  const indent = indentOf(tokens);
  return (
    <li
      className={isLit ? "code-line code-lit" : "code-line"}
      style={isLit ? { boxShadow: `inset 3px 0 0 ${colour}` } : undefined}
      aria-current={isFirst ? "step" : undefined}
      data-scroll-to={where.inView === number ? "" : undefined}
    >
      <span className="code-gutter" aria-hidden="true">
        {number}
      </span>
      <span className="code-content" style={{ paddingLeft: `${indent}ch` }}>
        <Tokens tokens={tokens} indent={indent} />
        {notes.map(({ text }) => (
          <span key={text} className="code-note" style={{ color: colour }} title={text}>
            {brief(text)}
          </span>
        ))}
      </span>
      <Here processes={where.at.get(number) ?? []} current={where.process} />
    </li>
  );
}

/** Stands in the text itself, so that what is copied has the listing's lines, the blank ones too. */
export const lineEnd = "\n";

interface TokensProps {
  readonly tokens: readonly Token[];
  readonly indent: number;
}

/** The text of a line; where it is too long for the panel it goes on two blanks further in. */
const Tokens = memo(({ tokens, indent }: TokensProps) => (
  <code
    style={{
      marginLeft: `-${indent}ch`,
      paddingLeft: `${indent + 2}ch`,
      textIndent: `-${indent + 2}ch`,
    }}
  >
    <span className="code-start">{tokens.slice(0, 2).map(colouredToken)}</span>
    {tokens.slice(2).map(colouredToken)}
    {lineEnd}
  </code>
));

/** The tokens of a line never change places. */
function colouredToken({ kind, text }: Token, index: number) {
  return (
    <span key={index} className={kind === "plain" ? undefined : `code-${kind}`}>
      {text}
    </span>
  );
}

/** How many blanks a line begins with. */
function indentOf([first]: readonly Token[]): number {
  return first?.kind === "plain" ? first.text.length - first.text.trimStart().length : 0;
}

/** More than these have a row of their own: beside the line they would leave it no room. */
const besideMost = 5;

function Here({ processes, current }: { readonly processes: readonly number[]; readonly current: number }) {
  const run = useWorkbench((workbench) => workbench.run);
  if (processes.length === 0) return null;
  return (
    <span className="code-here" data-many={processes.length > besideMost || undefined}>
      {processes.map((process) => {
        const id = run.trace.processes[process] ?? "";
        const colour = processColour(process);
        return (
          <span
            key={id}
            style={
              process === current ? { background: colour, color: "var(--on-colour)" } : { color: colour }
            }
            data-term="line-chip"
            data-here={`${run.experiment.nameOf(id)} was here last`}
          >
            {id}
          </span>
        );
      })}
    </span>
  );
}
