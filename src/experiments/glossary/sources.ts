import type { Source } from "./term.ts";

export const lamport: Source = {
  text: "Lamport 1978, Time, Clocks, and the Ordering of Events in a Distributed System",
  href: "https://doi.org/10.1145/359545.359563",
};

export const ricartAgrawala: Source = {
  text: "Ricart and Agrawala 1981, An Optimal Algorithm for Mutual Exclusion in Computer Networks",
  href: "https://doi.org/10.1145/358527.358537",
};

export const gusellaZatti: Source = {
  text: "Gusella and Zatti 1989, The Accuracy of the Clock Synchronization Achieved by TEMPO in Berkeley UNIX 4.3BSD",
  href: "https://doi.org/10.1109/32.29484",
};

export const coulouris: Source = { text: "Coulouris et al., Distributed Systems, 5th edition, section 14.2" };

/** A sign that this page draws, and no book. */
export const ownSign: Source = { text: "A sign of this page" };

export const rfc = (number: number, section: string): Source => ({
  text: `RFC ${number}, section ${section}`,
  href: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});

export const posix = (call: string): Source => ({
  text: `POSIX, ${call}()`,
  href: `https://pubs.opengroup.org/onlinepubs/9799919799/functions/${call}.html`,
});

export const python = (page: string, anchor: string): Source => ({
  text: `Python’s documentation, ${anchor}`,
  href: `https://docs.python.org/3/library/${page}.html#${anchor}`,
});

export const linux = (name: string, section: number): Source => ({
  text: `Linux man-pages, ${name}(${section})`,
  href: `https://man7.org/linux/man-pages/man${section}/${name}.${section}.html`,
});
