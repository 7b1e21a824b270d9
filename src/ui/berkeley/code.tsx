import { berkeleyCode } from "../../experiments/berkeley/lit.ts";
import { CodePanel } from "../panels/code/code-panel.tsx";

export function ClockCode() {
  return <CodePanel code={berkeleyCode} />;
}
