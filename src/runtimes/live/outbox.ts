import { at, invariant } from "../../base/invariant.ts";
import type { SendEffect } from "../../contract/machine.ts";
import type { AnySubject } from "../../contract/subject.ts";
import { isMessageChange, type Scenario } from "../../scenario/scenario.ts";
import type { Legacy, Parcel, SentJourney } from "../../trace/live-report.ts";
import { Links } from "../../world/links.ts";

/** A message that is to be handed over to the thread of the process `to`. */
export interface Outgoing {
  readonly to: number;
  readonly parcel: Parcel;
}

/** The messages that a live process sends, with their journeys over the links and the lives of their receivers. */
export class LiveOutbox {
  readonly #subject: AnySubject;
  readonly #from: string;
  readonly #links: Links;
  readonly #lives: number[];
  #journeys: number;

  /** @param legacy of the life of the process before this one */
  constructor(scenario: Scenario, subject: AnySubject, index: number, legacy: Legacy | null) {
    this.#subject = subject;
    this.#from = at(subject.members, index).id;
    this.#links = new Links(scenario.network, scenario.seed, scenario.interventions.filter(isMessageChange));
    for (const [to, sent] of Object.entries(legacy?.sent ?? {})) this.#links.goOn(this.#from, to, sent);
    this.#lives = subject.members.map(() => 0);
    this.#journeys = legacy?.journeys ?? 0;
  }

  /** From now on messages to that process go to this life of it. */
  connect(process: number, life: number): void {
    this.#lives[process] = life;
  }

  /** Puts the message on its way. @param stamp what the sender knew as it sent it, at the moment `nowMs` */
  send(
    { to, message, repeat }: SendEffect<unknown>,
    stamp: Pick<Parcel, "sentBy" | "vector" | "turns">,
    nowMs: number,
  ): { readonly sent: readonly SentJourney[]; readonly parcels: readonly Outgoing[] } {
    const receiver = this.#subject.members.findIndex(({ id }) => id === to);
    invariant(receiver >= 0, () => `no process ${to}`);
    const life = at(this.#lives, receiver);
    const { name, journeys } = this.#links.send(this.#from, to, nowMs);
    const sent: SentJourney[] = [];
    const parcels: Outgoing[] = [];
    for (const { dueMs, lost, copy } of journeys) {
      const journey = this.#journeys++;
      sent.push({ journey, name, to: receiver, life, message, repeat: repeat ?? false, copy, dueMs, lost });
      if (lost) continue;
      parcels.push({ to: receiver, parcel: { name, from: this.#from, message, journey, dueMs, ...stamp } });
    }
    return { sent, parcels };
  }
}
