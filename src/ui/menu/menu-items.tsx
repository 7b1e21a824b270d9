import {
  CircleCheck,
  ClipboardCopy,
  Cpu,
  ExternalLink,
  FileCode,
  FolderOpen,
  Info,
  Keyboard,
  Presentation,
  Projector,
  Save,
  Share,
  SlidersHorizontal,
  Waypoints,
  type LucideIcon,
} from "lucide-react";
import { useEffect, useRef, type ComponentType } from "react";
import { Chunk } from "../chunk/chunk.ts";
import { copyTest, saveFile } from "../files/run-file.ts";
import { showLearning } from "../learning/opened.ts";
import { useWorkbenchStore } from "../use-workbench.ts";

/** Something that the menu opens over the page. */
export type Over = ComponentType<{ readonly close: () => void }>;

const exporting = new Chunk<Over>(() =>
  import("../export/export-dialog.tsx").then(({ ExportDialog }) => ExportDialog),
);

const about = new Chunk<Over>(() => import("./about-dialog.tsx").then(({ AboutDialog }) => AboutDialog));
const talking = new Chunk<Over>(() => import("../talk/talk-part.tsx").then(({ TalkPart }) => TalkPart));

export interface MenuProps {
  readonly showKeys: () => void;
  readonly showParameters: () => void;
  readonly showExplore: () => void;
  readonly showLive: () => void;
}

interface Props extends MenuProps {
  readonly close: () => void;
  readonly chooseFile: () => void;
  readonly showOver: (over: Over) => void;
}

/** Pages of their own. */
const pages = [
  ["./glossary.html", "Glossary"],
  ["./licences.html", "Licences"],
  ["./lab_recorder.py", "Recorder for your programs"],
] as const;

/** What can be done with the run as a whole. */
export function MenuItems(props: Props) {
  const { showKeys, showParameters, showExplore, showLive, close, chooseFile, showOver } = props;
  const store = useWorkbenchStore();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A user that opens it with a key goes on with keys.
    if (document.activeElement?.matches(".tool-menu")) list.current?.querySelector("button")?.focus();
  }, []);
  const open = (part: Chunk<Over>) => () => void part.want().then((found) => found && showOver(found));
  return (
    <div ref={list} className="menu-items">
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
      <Item icon={Waypoints} label="Every schedule…" term="every-schedule" act={showExplore} close={close} />
      <Item icon={Cpu} label="Real processes…" term="real-processes" act={showLive} close={close} />
      <Item
        icon={CircleCheck}
        label="Lessons, challenges…"
        term="lessons"
        act={() => showLearning("list")}
        close={close}
      />
      <hr className="menu-line" />
      <Item icon={FolderOpen} label="Open a run…" term="open-a-run" act={chooseFile} close={close} />
      <Item
        icon={Save}
        label="Save this run"
        term="save-this-run"
        act={() => void saveFile(store)}
        close={close}
      />
      <Item icon={Share} label="Export…" term="export" act={open(exporting)} close={close} />
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
      <Item icon={Projector} label="Talks…" term="talk" act={open(talking)} close={close} />
      <Item
        icon={Presentation}
        label="Present"
        term="present"
        keys="P"
        act={() => store.getState().present(true)}
        close={close}
      />
      <Item icon={Keyboard} label="Keys" term="keys" keys="?" act={showKeys} close={close} />
      <Item icon={Info} label="About" term="about" act={open(about)} close={close} />
      {pages.map(([href, label]) => (
        <a key={href} className="menu-item" href={href} target="_blank" rel="noreferrer" onClick={close}>
          <ExternalLink size="1.2em" />
          {label}
        </a>
      ))}
    </div>
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
