import { Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import { openFiles } from "../files/run-file.ts";
import { PopoverButton } from "../popover/popover-button.tsx";
import { useWorkbenchStore } from "../use-workbench.ts";
import type { MenuProps, Over } from "./menu-items.tsx";

const MenuItems = inPlace(new Chunk(() => import("./menu-items.tsx").then(({ MenuItems }) => MenuItems)));

/** What can be done with the run as a whole. */
export function RunMenu(props: MenuProps) {
  const store = useWorkbenchStore();
  const [shown, setShown] = useState(false);
  const [Over, setOver] = useState<Over | null>(null);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <PopoverButton
        className="tool tool-menu"
        label="Menu"
        face={<Ellipsis size="1.25em" />}
        shown={shown}
        show={setShown}
      >
        <MenuItems
          {...props}
          close={() => setShown(false)}
          chooseFile={() => input.current?.click()}
          showOver={(over) => setOver(() => over)}
        />
      </PopoverButton>
      {Over && <Over close={() => setOver(null)} />}
      <input
        ref={input}
        hidden
        type="file"
        multiple
        aria-label="A run’s file"
        onChange={(event) => {
          void openFiles(store, [...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
    </>
  );
}
