import { unreachable } from "../base/invariant.ts";
import { edited, type Edit } from "../scenario/edit.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { differences } from "./differences.ts";
import { interventionWords, messageWords } from "./interventions.ts";
import type { Names } from "./names.ts";

/** Describes an edit of the scenario `before`; the words begin with a capital and end without a full stop. */
export function editWords(before: Scenario, edit: Edit, names: Names): string {
  switch (edit.kind) {
    case "drop":
      return interventionWords({ do: "drop", message: edit.message }, names);
    case "deliver":
      return interventionWords({ do: "deliver", message: edit.message, atMs: edit.atMs }, names);
    case "delay":
      return interventionWords({ do: "delay", message: edit.message, byMs: edit.byMs }, names);
    case "duplicate":
      return interventionWords({ do: "duplicate", message: edit.message, afterMs: edit.afterMs }, names);
    case "cut": {
      const { message, bytes, restMs } = edit;
      return interventionWords({ do: "cut", message, bytes, restMs }, names);
    }
    case "change-byte": {
      const { message, byte, to } = edit;
      return interventionWords({ do: "change-byte", message, byte, to }, names);
    }
    case "let-go":
      return `${messageWords(edit.message, names)} is reset`;
    case "crash":
    case "restart":
      return interventionWords({ do: edit.kind, process: edit.process, atMs: edit.atMs }, names);
    case "set-clock": {
      const { process, atMs, byMs } = edit;
      return interventionWords({ do: "set-clock", process, atMs, byMs }, names);
    }
    case "partition": {
      const { groups, fromMs, untilMs } = edit;
      return interventionWords({ do: "partition", groups, fromMs, untilMs }, names);
    }
    case "remove": {
      const taken = before.interventions[edit.index];
      return taken ? `Removed: ${interventionWords(taken, names)}` : "Nothing is changed";
    }
    case "replace":
      return replaceWords(before, edited(before, edit), names);
    default:
      return unreachable(edit);
  }
}

function replaceWords(before: Scenario, after: Scenario, names: Names): string {
  const words = differences(before, after, names).map((difference) => difference.words);
  const more = words.length > 2 ? ` and ${words.length - 2} more` : "";
  return words.length === 0 ? "Nothing is changed" : `${words.slice(0, 2).join(", ")}${more}`;
}
