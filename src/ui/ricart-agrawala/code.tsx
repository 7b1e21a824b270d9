import { ricartAgrawalaCode } from "../../experiments/ricart-agrawala/lit.ts";
import { CodePanel } from "../panels/code/code-panel.tsx";

export function NodeCode() {
  return <CodePanel code={ricartAgrawalaCode} />;
}
