import { ricartAgrawalaFormat } from "../../../src/experiments/ricart-agrawala/format.ts";
import { Formats } from "../../../src/scenario/format.ts";
import { tokenRingFormat } from "../experiments/token-ring/format.ts";

/** In the place of `src/experiments/formats.ts`. */
export const formats = new Formats([ricartAgrawalaFormat, tokenRingFormat]);
