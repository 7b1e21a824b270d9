import type { ShippedScenario } from "../experiment.ts";
import { base64, tampered } from "./scenarios/encoded.ts";
import * as errors from "./scenarios/errors.ts";
import { hello } from "./scenarios/hello.ts";
import { crowd, eightAtATime, eightThreads, oneAtATime, threadEach } from "./scenarios/many.ts";
import { framed, joined, lost, split } from "./scenarios/stream.ts";

/** In the order of the page's list; it opens on the first. */
export const socketsScenarios: readonly ShippedScenario[] = [
  hello,
  errors.refused,
  errors.refusedCaught,
  errors.portTaken,
  errors.portTakenCaught,
  errors.hungUp,
  errors.hungUpCaught,
  errors.reset,
  errors.resetCaught,
  errors.killed,
  errors.timedOut,
  errors.timedOutCaught,
  errors.brokenPipe,
  errors.brokenPipeCaught,
  errors.timeWait,
  errors.timeWaitCaught,
  oneAtATime,
  threadEach,
  eightAtATime,
  eightThreads,
  crowd,
  base64,
  tampered,
  joined,
  split,
  framed,
  lost,
];
