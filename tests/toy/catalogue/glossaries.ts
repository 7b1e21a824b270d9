import { sharedGlossary } from "../../../src/experiments/glossary/shared.ts";
import { ricartAgrawalaGlossary } from "../../../src/experiments/ricart-agrawala/glossary.ts";
import { tokenRingGlossary } from "../experiments/token-ring/glossary.ts";

/** In the place of `src/experiments/glossaries.ts`. */
export const glossaries = [ricartAgrawalaGlossary, tokenRingGlossary, sharedGlossary];
