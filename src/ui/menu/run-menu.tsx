import {
  CircleCheck,
  ClipboardCopy,
  Cpu,
  Ellipsis,
  ExternalLink,
  FileCode,
  FolderOpen,
  Keyboard,
  Presentation,
  Save,
  SlidersHorizontal,
  Waypoints,
  type LucideIcon,
} from "lucide-react";
import { useRef, useState } from "react";
import { copyTest, openFiles, saveFile } from "../files/run-file.ts";
import { showLearning } from "../learning/opened.ts";
import { PopoverButton } from "../popover/popover-button.tsx";
import { useWorkbenchStore } from "../use-workbench.ts";

interface Props {
  readonly showKeys: () => void;
  readonly showParameters: () => void;
  readonly showExplore: () => void;
  readonly showLive: () => void;
}

/** Pages of their own. */
const pages = [
  ["./glossary.html", "Glossary"],
  ["./licences.html", "Licences"],
] as const;

/** What can be done with the run as a whole. */
export function RunMenu({ showKeys, showParameters, showExplore, showLive }: Props) {
  const store = useWorkbenchStore();
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const close = () => setShown(false);
  return (
    <>
      <PopoverButton
        className="tool tool-menu"
        label="Menu"
        face={<Ellipsis size="1.25em" />}
        shown={shown}
        show={setShown}
      >
        <Item
          icon={FileCode}
          label="Your programs…"
          term="your-programs"
          act={() => store.getState().showPrograms(true)}
          close={close}
        />
        <Item
          icon={SlidersHorizontal}
          label="Parameters"
          term="parameters"
          act={showParameters}
          close={close}
        />
        <Item
          icon={Waypoints}
          label="Every schedule…"
          term="every-schedule"
          act={showExplore}
          close={close}
        />
        <Item icon={Cpu} label="Real processes…" term="real-processes" act={showLive} close={close} />
        <Item
          icon={CircleCheck}
          label="Lessons, challenges…"
          term="lessons"
          act={() => showLearning("list")}
          close={close}
        />
        <hr className="menu-line" />
        <Item
          icon={FolderOpen}
          label="Open a run…"
          term="open-a-run"
          act={() => input.current?.click()}
          close={close}
        />
        <Item
          icon={Save}
          label="Save this run"
          term="save-this-run"
          act={() => void saveFile(store)}
          close={close}
        />
        {isDeveloper() && (
          <Item
            icon={ClipboardCopy}
            label="Copy as test"
            term="copy-as-test"
            act={() => void copyTest(store)}
            close={close}
          />
        )}
        <hr className="menu-line" />
        <Item
          icon={Presentation}
          label="Present"
          term="present"
          keys="P"
          act={() => store.getState().present(true)}
          close={close}
        />
        <Item icon={Keyboard} label="Keys" term="keys" keys="?" act={showKeys} close={close} />
        {pages.map(([href, label]) => (
          <a key={href} className="menu-item" href={href} target="_blank" rel="noreferrer" onClick={close}>
            <ExternalLink size="1.2em" />
            {label}
          </a>
        ))}
      </PopoverButton>
      <input
        ref={input}
        hidden
        type="file"
        multiple
        accept=".json,application/json,.py"
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

/** Who works on Interleave itself opens the page with `?dev`: `http://localhost:5173/?dev#/sockets/hello`. */
function isDeveloper(): boolean {
  return new URLSearchParams(window.location.search).has("dev");
}

interface ItemProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** The id of the term that says what it does. */
  readonly term: string;
  readonly keys?: string;
  readonly act: () => void;
  readonly close: () => void;
}

function Item({ icon: Icon, label, term, keys, act, close }: ItemProps) {
  return (
    <button
      type="button"
      className="menu-item"
      data-term={term}
      onClick={() => {
        close();
        act();
      }}
    >
      <Icon size="1.2em" />
      {label}
      {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}
