import { Ellipsis, Plus } from "lucide-react";
import { useState } from "react";
import { Field } from "../form/field.tsx";
import { Push } from "../form/push.tsx";
import { PopoverButton } from "../popover/popover-button.tsx";
import type { OwnProcess } from "../../experiments/sockets/python/templates.ts";
import type { Draft } from "./drafts.ts";
import { fileNameProblem, namesIn, withFile, withFileRenamed, withoutFile } from "./draft-edits.ts";

interface Props {
  readonly draft: Draft;
  readonly index: number;
  readonly process: OwnProcess;
  /** The file that is shown. */
  readonly file: string;
  readonly show: (file: string) => void;
  readonly change: (edit: (draft: Draft) => Draft) => void;
}

/** The files of a process, one of them shown; the one that it begins with says so. */
export function Files({ draft, index, process, file, show, change }: Props) {
  const { main, files } = process.python;
  const [open, setOpen] = useState<"file" | "new" | null>(null);
  const others = namesIn(draft).filter((name) => name !== file);
  const close = () => setOpen(null);
  return (
    <fieldset className="program-files" aria-label={`Files of ${process.name}`}>
      {Object.keys(files).map((name) => (
        <button key={name} type="button" aria-pressed={name === file} onClick={() => show(name)}>
          {name}
          {name === main && Object.keys(files).length > 1 && <small> main</small>}
        </button>
      ))}
      <PopoverButton
        className="tool"
        label={`Change ${file}`}
        face={<Ellipsis size="1.1em" />}
        shown={open === "file"}
        show={(shown) => setOpen(shown ? "file" : null)}
      >
        <NameForm
          label="Name"
          name={file}
          button="Rename"
          problem={(name) => fileNameProblem(name, others)}
          done={(name) => {
            change((now) => withFileRenamed(now, file, name));
            show(name);
            close();
          }}
        />
        {file !== main && (
          <>
            <hr className="menu-line" />
            {file.endsWith(".py") && (
              <button
                type="button"
                className="menu-item"
                onClick={() => {
                  change((now) =>
                    now.map((each, i) =>
                      i === index ? { ...each, python: { ...each.python, main: file } } : each,
                    ),
                  );
                  close();
                }}
              >
                {process.name} begins with this file
              </button>
            )}
            <button
              type="button"
              className="menu-item"
              onClick={() => {
                change((now) => withoutFile(now, index, file));
                show(main);
                close();
              }}
            >
              Remove {file}
            </button>
          </>
        )}
      </PopoverButton>
      <PopoverButton
        className="tool"
        label={`Add a file to ${process.name}`}
        face={<Plus size="1.1em" />}
        shown={open === "new"}
        show={(shown) => setOpen(shown ? "new" : null)}
      >
        <NameForm
          label="New file"
          name="module.py"
          button="Add"
          problem={(name) => fileNameProblem(name, Object.keys(files))}
          done={(name) => {
            change((now) => withFile(now, index, name));
            show(name);
            close();
          }}
        />
      </PopoverButton>
    </fieldset>
  );
}

interface NameFormProps {
  readonly label: string;
  readonly name: string;
  readonly button: string;
  readonly problem: (name: string) => string | null;
  readonly done: (name: string) => void;
}

function NameForm({ label, name, button, problem, done }: NameFormProps) {
  const [text, setText] = useState(name);
  const wrong = problem(text);
  return (
    <form
      className="program-file-name"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === null) done(text);
      }}
    >
      <Field
        label={label}
        text={text}
        inputMode="text"
        problem={wrong}
        hint="like server.py"
        type={setText}
        leave={() => {}}
      />
      <Push type="submit" disabled={wrong !== null}>
        {button}
      </Push>
    </form>
  );
}
