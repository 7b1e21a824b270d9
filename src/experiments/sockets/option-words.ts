import type { SocketsOptions } from "./scenario.ts";

/** What an option says, by its name in the file. */
export function optionWords(options: SocketsOptions, key: string): string {
  const bytes = (value: number | null) => (value === null ? "as many bytes as on Linux" : `${value} bytes`);
  switch (key) {
    case "segmentBytes":
      return `A segment carries at most ${bytes(options.segmentBytes)}`;
    case "sendBufferBytes":
      return `A send buffer holds ${bytes(options.sendBufferBytes)}`;
    case "receiveBufferBytes":
      return `A receive buffer holds ${bytes(options.receiveBufferBytes)}`;
    case "wholeMessages":
      return options.wholeMessages
        ? "Each receive must return one whole message"
        : "A receive may return any number of bytes";
    case "criticalSection":
      return "Other lines mark the critical section";
    default:
      return `“${key}” is changed`;
  }
}
