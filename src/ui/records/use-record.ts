import { useEffect, useState } from "react";
import type { GivenFile, Imported, Kind } from "../../records/record.ts";
import { readFiles } from "./read-files.ts";

export type Reading = { readonly record: Imported | null; readonly problem: string | null };

/** The record of the files, once it is read. While another kind is tried the last one stays. */
export function useRecord(files: readonly GivenFile[], kind: Kind | null, patterns: string | null): Reading {
  const [reading, setReading] = useState<Reading>({ record: null, problem: null });
  useEffect(() => {
    const ended = new AbortController();
    void readFiles(
      { files, kind, patterns: patterns === null ? null : { name: "the patterns", text: patterns } },
      ended.signal,
    ).then((read) => {
      if (ended.signal.aborted) return undefined;
      return setReading((before) =>
        typeof read === "string" ? { record: before.record, problem: read } : { record: read, problem: null },
      );
    });
    return () => ended.abort();
  }, [files, kind, patterns]);
  return reading;
}
