import type { ShippedScenario } from "../experiment.ts";
import { crashBlocks, crashProbe, restartForgets, wrongSuspicion } from "./scenarios/crashes.ts";
import { textViolation, twoNodes, twoNodesText } from "./scenarios/handout.ts";
import { fiveNodesLoad, twelveNodes } from "./scenarios/load.ts";
import { lostMessage, lostMessageRetry, partition } from "./scenarios/losses.ts";
import { deferredCleared, highestNotRaised, replyWhileHeld } from "./scenarios/mistakes.ts";
import { deferredQueue, overtaking } from "./scenarios/queues.ts";
import { crashOverTcp, overTcp } from "./scenarios/sockets.ts";
import { threeNodesTie, tieWithoutId } from "./scenarios/ties.ts";

/** In the order of the page's list; it opens on the first. */
export const ricartAgrawalaScenarios: readonly ShippedScenario[] = [
  twoNodes,
  twoNodesText,
  textViolation,
  overTcp,
  crashOverTcp,
  overtaking,
  lostMessage,
  lostMessageRetry,
  partition,
  crashBlocks,
  crashProbe,
  wrongSuspicion,
  restartForgets,
  deferredQueue,
  deferredCleared,
  threeNodesTie,
  tieWithoutId,
  fiveNodesLoad,
  twelveNodes,
  highestNotRaised,
  replyWhileHeld,
];
