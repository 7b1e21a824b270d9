import type { ShippedScenario } from "../experiment.ts";
import { hello } from "./scenarios/hello.ts";

/** In the order of the page's list; it opens on the first. */
export const socketsScenarios: readonly ShippedScenario[] = [hello];
