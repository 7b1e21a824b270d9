import { limits } from "../../contract/limits.ts";
import { useId } from "react";
import { NumberField } from "../form/number-field.tsx";
import type { Draft } from "./use-draft.ts";

export function RunFields({ draft }: { readonly draft: Draft }) {
  const { scenario, put, begin, problemAt } = draft;
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
        begin={begin}
        problem={problemAt("seed")}
        change={(seed) => put({ ...scenario, seed }, "seed")}
      />
      <NumberField
        label="Ends at"
        unit="ms"
        bounds={{ min: 0, max: limits.runMs }}
        value={scenario.limitMs}
        begin={begin}
        problem={problemAt("limitMs")}
        change={(limitMs) => put({ ...scenario, limitMs }, "limitMs")}
      />
      <NumberField
        label="Ends after"
        unit="steps"
        bounds={{ min: 1, max: limits.steps, whole: true }}
        value={scenario.stepsMax}
        begin={begin}
        problem={problemAt("stepsMax")}
        change={(stepsMax) => put({ ...scenario, stepsMax }, "stepsMax")}
      />
    </fieldset>
  );
}
