import { useEffect, type RefObject } from "react";
import { byLines } from "../../run-until/later-lines.ts";
import { useWorkbenchStore } from "../../use-workbench.ts";

/**
 * A press on a line's number runs to that line. With keys the same is done by L: a stop for Tab on every line would be
 * in the way.
 * @param process whose program the listing is, as a place in the run
 */
export function useRunTo(box: RefObject<HTMLElement | null>, listing: string, process: number): void {
  const store = useWorkbenchStore();
  useEffect(() => {
    const element = box.current;
    const press = ({ target }: MouseEvent) => {
      const line = Number((target as Element).closest<HTMLElement>("[data-run-to]")?.dataset["runTo"] ?? 0);
      if (line === 0) return;
      void byLines.want().then((found) => found?.runByLines(store, { kind: "line", process, listing, line }));
    };
    element?.addEventListener("click", press);
    return () => element?.removeEventListener("click", press);
  }, [box, listing, process, store]);
}
