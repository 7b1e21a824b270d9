import { Formats } from "../scenario/format.ts";
import { berkeleyFormat } from "./berkeley/format.ts";
import { ricartAgrawalaFormat } from "./ricart-agrawala/format.ts";
import { socketsFormat } from "./sockets/format.ts";

/**
 * The files of all experiments, without their listings, sentences and scenarios (`catalogue.ts`): what reads files
 * and links, and what runs on other threads, needs no more. An error message names them in this order.
 */
export const formats = new Formats([ricartAgrawalaFormat, berkeleyFormat, socketsFormat]);
