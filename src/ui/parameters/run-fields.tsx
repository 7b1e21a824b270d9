import { limits } from "../../contract/limits.ts";
import { useId } from "react";
import { NumberField } from "../form/number-field.tsx";
import type { Draft } from "./use-draft.ts";

export function RunFields({ draft }: { readonly draft: Draft }) {
  const { scenario, put, begin, problemAt, typed } = draft;
  const id = useId();
  const problem = problemAt("title");
  return (
    <fieldset className="parameters-group">
      <legend>Run</legend>
      <div className="field field-wide" data-wrong={problem !== null || undefined}>
        <label htmlFor={id}>Title</label>
        <input
          id={id}
          type="text"
          maxLength={500}
          value={scenario.title}
          aria-invalid={problem !== null}
          onFocus={begin}
          onChange={(event) => put({ ...scenario, title: event.target.value }, "title")}
        />
      </div>
      <NumberField
        label="Seed"
        bounds={{ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, whole: true }}
        value={scenario.seed}
        {...typed("seed", (seed) => ({ ...scenario, seed }))}
      />
      <NumberField
        label="Ends at"
        unit="ms"
        bounds={{ min: 0, max: limits.runMs }}
        value={scenario.limitMs}
        {...typed("limitMs", (limitMs) => ({ ...scenario, limitMs }))}
      />
      <NumberField
        label="Ends after"
        unit="steps"
        bounds={{ min: 1, max: limits.steps, whole: true }}
        value={scenario.stepsMax}
        {...typed("stepsMax", (stepsMax) => ({ ...scenario, stepsMax }))}
      />
    </fieldset>
  );
}
