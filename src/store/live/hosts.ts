import type { Json } from "../../base/words.ts";
import type { SocketView } from "../../contract/kernel-view.ts";
import type { AnySubject } from "../../contract/subject.ts";
import type { LiveStep, LiveTold, SentJourney } from "../../trace/live-report.ts";
import { isInput } from "../../trace/replay.ts";
import type { LiveWatch } from "./member.ts";

/** A segment as it travels between two processes. Moments in ms of true time. */
export interface Travelling {
  readonly journey: number;
  readonly from: number;
  readonly to: number;
  readonly message: unknown;
  readonly repeat: boolean;
  readonly sentMs: number;
  readonly dueMs: number;
}

/** One that did not arrive, and when that was known. */
export interface LostOnTheWay extends Travelling {
  readonly lostMs: number;
}

/** The thread that is the program itself. */
const MAIN = "main";
/** So long what was lost stays to be seen. */
const LOST_MS = 900;

/**
 * The hosts of a run while it runs: where each program stands, by the steps that it told run once more here, and the
 * sockets as their kernel says that they stand.
 */
export class LiveHosts implements LiveWatch {
  readonly #subject: AnySubject;
  readonly #initial: readonly unknown[];
  /** The processes' names, by their places. */
  readonly ids: readonly string[];
  readonly states: unknown[];
  readonly begun: boolean[];
  /** The class of the exception that ended the program, uncaught; null where none did. */
  readonly endedBy: (string | null)[];
  views: readonly SocketView[] = [];
  segments = 0;
  again = 0;
  lost = 0;
  #travelling = new Map<number, Travelling>();
  #gone: LostOnTheWay[] = [];

  constructor(subject: AnySubject) {
    this.#subject = subject;
    this.#initial = subject.members.map(({ config, id }) => subject.machine.init(config, id).state);
    this.ids = subject.members.map(({ id }) => id);
    this.states = [...this.#initial];
    this.begun = subject.members.map(() => false);
    this.endedBy = subject.members.map(() => null);
  }

  readonly step = ({ process, happening, effects }: LiveStep): void => {
    if (happening.kind === "begin" || !isInput(happening)) return;
    const before = happening.kind === "restart" ? this.#initial[process] : this.states[process];
    this.states[process] = this.#subject.machine.step(before, happening).state;
    this.begun[process] = true;
    if (happening.kind === "restart") this.endedBy[process] = null;
    for (const effect of effects) {
      if (effect.kind !== "cite" || effect.rule !== "raises" || effect.values["ends"] !== true) continue;
      if (effect.values["thread"] === MAIN) this.endedBy[process] = classOf(effect.values["error"]);
    }
  };

  readonly kernel = (told: LiveTold): void => {
    switch (told.kind) {
      case "sockets":
        this.views = told.views;
        return;
      case "crash":
        this.states[told.process] = null;
        return this.#send(told.sent, told.atMs);
      case "step":
        return this.#send(told.step.sent, told.step.atMs);
      case "world": {
        const { happening, atMs, sent, ended } = told.step;
        const travelled = ended && this.#travelling.get(ended.journey);
        if (ended) this.#travelling.delete(ended.journey);
        if (travelled && happening.kind === "lost") {
          this.lost++;
          this.#gone = [
            ...this.#gone.filter(({ lostMs }) => lostMs > atMs - LOST_MS),
            { ...travelled, lostMs: atMs },
          ];
        }
        return this.#send(sent, atMs);
      }
      default:
    }
  };

  /** Whether the program has come to its end. */
  hasEnded(process: number): boolean {
    const state = this.states[process];
    return state !== null && this.#subject.reader.factsOf(state).tone === "idle";
  }

  get travelling(): readonly Travelling[] {
    return [...this.#travelling.values()];
  }

  /** The pairs of processes that a socket joins, by their places. */
  get connected(): (readonly [number, number])[] {
    return this.views.flatMap(({ process, peer }) => {
      const [from, to] = [this.ids.indexOf(process), peer === null ? -1 : this.ids.indexOf(peer)];
      return from < 0 || to < 0 ? [] : [[from, to] as const];
    });
  }

  /** The messages that have just been lost. */
  gone(nowMs: number): readonly LostOnTheWay[] {
    return this.#gone.filter(({ lostMs }) => lostMs > nowMs - LOST_MS);
  }

  #send(sent: readonly SentJourney[], sentMs: number): void {
    for (const { journey, from = -1, to, message, repeat, dueMs, landed } of sent) {
      this.segments++;
      if (repeat) this.again++;
      if (!landed) this.#travelling.set(journey, { journey, from, to, message, repeat, sentMs, dueMs });
    }
  }
}

function classOf(error: Json | undefined): string | null {
  if (typeof error !== "object" || error === null || Array.isArray(error)) return null;
  const known = (error as { readonly [name: string]: Json })["class"];
  return typeof known === "string" ? known : null;
}
