import { limits } from "../../contract/limits.ts";
import { Plus, Trash2 } from "lucide-react";
import { withClock, withoutClock, withRightClock } from "../../experiments/berkeley/edit-clocks.ts";
import {
  rightClockMsOf,
  type BerkeleyOptions,
  type BerkeleyProcess,
  type BerkeleyScenario,
} from "../../experiments/berkeley/scenario.ts";
import { NumberField } from "../form/number-field.tsx";
import { msBounds, msFrom1, type Bounds } from "../form/read-number.ts";
import { Choice, YesNo } from "../parameters/choice.tsx";
import type { Draft } from "../parameters/use-draft.ts";
import { processColour } from "../theme/process-colour.ts";
import { Push } from "../form/push.tsx";

/** How the rounds go, what a right clock shows, and every clock. */
export function BerkeleyFields({ draft }: { readonly draft: Draft }) {
  const { scenario } = draft;
  if (scenario.experiment !== "berkeley") return null;
  return (
    <>
      <RoundFields draft={draft} scenario={scenario} />
      <ClockFields draft={draft} scenario={scenario} />
    </>
  );
}

interface Props {
  readonly draft: Draft;
  readonly scenario: BerkeleyScenario;
}

const rounds: Bounds = { min: 0, max: limits.steps, whole: true };
const every: Bounds = { min: 1, max: limits.runMs };
const decimals: Bounds = { min: 0, max: 15, whole: true };
const slewPpm: Bounds = { min: 1, max: 999_999 };

const compensations = [
  ["half-rtt", "plus half the round-trip time"],
  ["none", "used as it is"],
] as const;
const adjustments = [
  ["step", "at once"],
  ["slew", "little by little"],
] as const;
const elections = [
  ["fixed", "fixed"],
  ["lowest-clock", "the lowest clock is elected"],
] as const;

function RoundFields({ draft, scenario }: Props) {
  const { options, processes } = scenario;
  const withPart = (part: Partial<BerkeleyOptions>) => ({ ...scenario, options: { ...options, ...part } });
  const choose = (part: Partial<BerkeleyOptions>, field: string) =>
    draft.choose(withPart(part), `options.${field}`);
  const typed = (field: string, part: (value: number) => Partial<BerkeleyOptions>) =>
    draft.typed(`options.${field}`, (value) => withPart(part(value)));
  const number = (
    key: "rounds" | "firstRoundMs" | "everyMs" | "timeoutMs",
    label: string,
    bounds: Bounds,
    unit?: string,
  ) => (
    <NumberField
      label={label}
      {...(unit === undefined ? {} : { unit })}
      bounds={bounds}
      value={options[key]}
      {...typed(key, (value) => ({ [key]: value }))}
    />
  );
  const limit = (
    key: "rttMaxMs" | "faultTolerantMs" | "roundSeconds",
    question: string,
    label: string,
    usual: number,
    bounds: Bounds,
    unit?: string,
  ) => {
    const value = options[key];
    return (
      <>
        <YesNo
          label={question}
          value={value !== null}
          change={(yes) => choose({ [key]: yes ? usual : null }, key)}
        />
        {value !== null && (
          <NumberField
            label={label}
            {...(unit === undefined ? {} : { unit })}
            bounds={bounds}
            value={value}
            {...typed(key, (next) => ({ [key]: next }))}
          />
        )}
      </>
    );
  };
  const { adjust, election } = options;
  return (
    <fieldset className="parameters-group">
      <legend>Rounds</legend>
      <Choice
        label="The master"
        value={election.kind}
        choices={elections}
        change={(kind) =>
          choose({ election: kind === "fixed" ? { kind } : { kind, patienceMs: 30_000 } }, "election")
        }
      />
      {election.kind === "fixed" ? (
        <Choice
          label="is clock"
          value={options.master ?? processes[0]?.id ?? ""}
          choices={processes.map(({ id }) => [id, id] as const)}
          change={(master) => choose({ master }, "master")}
        />
      ) : (
        <NumberField
          label="replaced after a silence of"
          unit="ms"
          bounds={msFrom1}
          value={election.patienceMs}
          {...typed("election.patienceMs", (patienceMs) => ({
            election: { kind: "lowest-clock", patienceMs },
          }))}
        />
      )}
      {number("rounds", "rounds", rounds)}
      {number("firstRoundMs", "the first round at", msBounds, "ms")}
      {number("everyMs", "then a round every", every, "ms")}
      {number("timeoutMs", "timeout for answers", msFrom1, "ms")}
      <Choice
        label="A reading is"
        value={options.compensation}
        choices={compensations}
        change={(compensation) => choose({ compensation }, "compensation")}
      />
      {limit("rttMaxMs", "Slow answers are ignored", "slower than", 200, msBounds, "ms")}
      {limit("faultTolerantMs", "Fault-tolerant average", "within", 500, msBounds, "ms")}
      {limit("roundSeconds", "Adjustments are rounded", "decimals of a second", 2, decimals)}
      <Choice
        label="A clock is adjusted"
        value={adjust.kind}
        choices={adjustments}
        change={(kind) => choose({ adjust: kind === "step" ? { kind } : { kind, ppm: 20_000 } }, "adjust")}
      />
      {adjust.kind === "slew" && (
        <NumberField
          label="faster or slower by"
          unit="ppm"
          bounds={slewPpm}
          value={adjust.ppm}
          {...typed("adjust.ppm", (ppm) => ({ adjust: { kind: "slew", ppm } }))}
        />
      )}
    </fieldset>
  );
}

const clockMs: Bounds = { min: -9_999_999_999_999, max: 9_999_999_999_999 };
const clockSeconds: Bounds = { min: -9_999_999_999, max: 9_999_999_999 };
const drift: Bounds = { min: -limits.driftPpm, max: limits.driftPpm };
/** In the unit of the first clock, which a right clock begins with. */
function RightClockField({ draft: { choose, typed }, scenario }: Props) {
  const first = scenario.processes[0];
  const isKnown = rightClockMsOf(scenario) !== null;
  const isSeconds =
    scenario.rightClockSeconds !== undefined || (!isKnown && first?.clockSeconds !== undefined);
  const key = isSeconds ? "rightClockSeconds" : "rightClockMs";
  const reading = (value: number) => withRightClock(scenario, { [key]: value });
  const atFirst = (isSeconds ? first?.clockSeconds : first?.clockMs) ?? 0;
  return (
    <>
      <YesNo
        label="True time is known"
        value={isKnown}
        change={(yes) => choose(yes ? reading(atFirst) : withRightClock(scenario, {}), key)}
      />
      {isKnown ? (
        <NumberField
          label="a correct clock starts at"
          unit={isSeconds ? "s" : "ms"}
          bounds={isSeconds ? clockSeconds : clockMs}
          value={scenario[key] ?? 0}
          {...typed(key, reading)}
        />
      ) : (
        <p className="field-bounds">The chart draws each clock’s reading minus the time since the start.</p>
      )}
    </>
  );
}

function ClockFields({ draft, scenario }: Props) {
  const { choose } = draft;
  const { processes } = scenario;
  const typed = (index: number, key: "clockMs" | "clockSeconds" | "driftPpm", process: BerkeleyProcess) =>
    draft.typed(`processes[${index}].${key}`, (value) => ({
      ...scenario,
      processes: processes.with(index, { ...process, [key]: value }),
    }));
  return (
    <fieldset className="parameters-group">
      <legend>Clocks</legend>
      <RightClockField draft={draft} scenario={scenario} />
      {processes.map((process, index) => {
        const key = process.clockSeconds === undefined ? "clockMs" : "clockSeconds";
        return (
          <fieldset key={index} className="parameters-item">
            <legend style={{ color: processColour(index) }}>Clock {process.id}</legend>
            <NumberField
              label="starts at"
              unit={key === "clockMs" ? "ms" : "s"}
              bounds={key === "clockMs" ? clockMs : clockSeconds}
              value={process[key] ?? 0}
              {...typed(index, key, process)}
            />
            <NumberField
              label="drifts by"
              unit="ppm"
              bounds={drift}
              value={process.driftPpm}
              {...typed(index, "driftPpm", process)}
            />
            <Push
              icon={Trash2}
              disabled={processes.length === 1}
              onClick={() => choose(withoutClock(scenario, process.id), "processes")}
            >
              Remove clock {process.id}
            </Push>
          </fieldset>
        );
      })}
      <Push
        icon={Plus}
        disabled={processes.length >= limits.processes}
        onClick={() => choose(withClock(scenario), "processes")}
      >
        Add a clock
      </Push>
    </fieldset>
  );
}
