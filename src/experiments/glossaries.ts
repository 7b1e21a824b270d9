import { berkeleyGlossary } from "./berkeley/glossary.ts";
import { sharedGlossary } from "./glossary/shared.ts";
import { ricartAgrawalaGlossary } from "./ricart-agrawala/glossary.ts";
import { socketsGlossary } from "./sockets/glossary.ts";

/** Every term that the page explains: of each experiment, and of all. In the order of the lab. */
export const glossaries = [socketsGlossary, berkeleyGlossary, ricartAgrawalaGlossary, sharedGlossary];
