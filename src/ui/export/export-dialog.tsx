import { X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { qrCode } from "../../export/qr.ts";
import { csvTable, jsonLines, shivizLog } from "../../export/logs.ts";
import { momentPicture, type MomentParts } from "../../export/moment-picture.ts";
import { pcapng } from "../../export/pcapng.ts";
import { mermaidText, plantUmlText } from "../../export/sequence-text.ts";
import type { PictureTheme } from "../../scene/palette.ts";
import { transcript } from "../../trace/transcript.ts";
import { handOut } from "../files/hand-out.ts";
import { fileNameOf } from "../files/run-text.ts";
import { NumberField } from "../form/number-field.tsx";
import { Push } from "../form/push.tsx";
import { Segments } from "../form/segments.tsx";
import { useWorkbench } from "../use-workbench.ts";
import { embedSnippet } from "./embed-snippet.ts";
import {
  gifOf,
  handoutOf,
  lastsMs,
  oneFileOf,
  pngAt,
  slidesFile,
  svgOf,
  type Under,
  type Wanted,
} from "./outputs.ts";
import { printHandout } from "./print-handout.ts";
import { paintPicture } from "./raster.ts";
import { useLink } from "./use-link.ts";
import "../keys/keys-dialog.css";
import "./export-dialog.css";

const partsChoices = [
  { value: "all", label: "Stage and diagram" },
  { value: "stage", label: "Stage" },
  { value: "diagram", label: "Diagram" },
] as const;

const themeChoices = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "print", label: "Print" },
] as const;

const noTable = "This run has neither rounds of clocks nor entries into a critical section.";
const noSegments = "This run sends no segments: only runs of sockets make a capture.";

/** More frames or slides at once would take minutes. */
const framesMost = 300;

/** How the run leaves the page: each button makes one file, or copies one text. */
export function ExportDialog({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const run = useWorkbench((workbench) => workbench.run);
  const step = useWorkbench((workbench) => workbench.cursor);
  const speed = useWorkbench((workbench) => workbench.speed);
  const last = run.trace.steps.length - 1;
  const [parts, setParts] = useState<MomentParts>("all");
  const [theme, setTheme] = useState<PictureTheme>("light");
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState(Math.min(last, framesMost - 1));
  const { link, linkTo } = useLink();
  const { doing, begin, stop } = useDoing();
  const [said, say] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  const wanted: Wanted = { run, step, range: { from: Math.min(from, to), to }, parts, theme, speed, linkTo };
  const count = wanted.range.to - wanted.range.from + 1;
  const isTooMany = count > framesMost;
  const isPython = (run.experiment.ownPrograms?.(run.scenario) ?? null) !== null;

  const give = (end: string, content: BlobPart, type: string) => {
    const name = fileNameOf(run.scenario, end);
    handOut(name, content, type);
    say(`${name} is in your downloads.`);
  };
  const giveIf = (end: string, content: BlobPart | null, type: string, why: string) =>
    content === null ? say(why) : give(end, content, type);
  const copy = async (what: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      say(`${what} copied.`);
    } catch {
      give("txt", text, "text/plain");
    }
  };
  const make = async (end: string, type: string, what: (under: Under) => Promise<BlobPart>) => {
    const made = await begin(what);
    if (typeof made === "string") say(made);
    else if (made) give(end, made.content, type);
  };
  const making =
    (...args: Parameters<typeof make>) =>
    () =>
      void make(...args);

  return (
    <dialog
      ref={dialog}
      className="dialog export"
      aria-labelledby="export-title"
      closedby="any"
      onClose={close}
    >
      <h2 className="dialog-title" id="export-title">
        Export
      </h2>
      <div className="export-parts">
        <section aria-labelledby="export-picture">
          <h3 id="export-picture">This step as a picture</h3>
          <Preview wanted={wanted} />
          <div className="export-row">
            <Segments label="What is in the picture" choices={partsChoices} value={parts} choose={setParts} />
            <Segments label="Colours" choices={themeChoices} value={theme} choose={setTheme} />
          </div>
          <div className="export-row">
            <Push main onClick={() => give("svg", svgOf(wanted), "image/svg+xml")}>
              SVG
            </Push>
            <Push onClick={making("png", "image/png", () => pngAt(wanted, 1))}>PNG</Push>
            <Push onClick={making("png", "image/png", () => pngAt(wanted, 2))}>PNG 2×</Push>
            <Push onClick={making("png", "image/png", () => pngAt(wanted, 4))}>PNG 4×</Push>
          </div>
        </section>
        <div>
          <section aria-labelledby="export-steps">
            <h3 id="export-steps">Several steps</h3>
            <div className="export-row">
              <NumberField
                label="From step"
                bounds={{ min: 1, max: last + 1, whole: true }}
                value={from + 1}
                change={(value) => setFrom(value - 1)}
              />
              <NumberField
                label="to step"
                bounds={{ min: 1, max: last + 1, whole: true }}
                value={to + 1}
                change={(value) => setTo(value - 1)}
              />
            </div>
            <p className="dialog-hint">
              {isTooMany
                ? `These are ${count} steps. At most ${framesMost} are made: choose fewer.`
                : `${count} pictures. The animation takes ${Math.round(lastsMs(wanted) / 1000)} s at your speed, and repeats.`}
            </p>
            <div className="export-row">
              <Push
                disabled={isTooMany || doing !== null}
                onClick={making("gif", "image/gif", (under) => gifOf(wanted, under))}
              >
                Animated GIF
              </Push>
              <Push
                disabled={isTooMany || doing !== null}
                onClick={making(
                  "pptx",
                  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                  (under) => slidesFile(wanted, under),
                )}
              >
                Slides (PPTX)
              </Push>
              <Push
                disabled={isTooMany}
                onClick={() => printHandout(handoutOf(wanted, 4), run.scenario.title)}
              >
                Print a handout
              </Push>
            </div>
            {doing && (
              <output className="export-row">
                <progress aria-label="Pictures" value={doing.done} max={doing.of} />
                {doing.done} of {doing.of}
                <Push onClick={stop}>Stop</Push>
              </output>
            )}
          </section>
          <section aria-labelledby="export-file">
            <h3 id="export-file">One file with everything</h3>
            <div className="export-row">
              <Push disabled={doing !== null} onClick={making("html", "text/html", () => oneFileOf(wanted))}>
                HTML file
              </Push>
            </div>
            <p className="dialog-hint">
              About 1 MB. It opens by double click, without network.
              {isPython && " It has no Python: these programs open in it, but do not run."}
            </p>
          </section>
          <section aria-labelledby="export-text">
            <h3 id="export-text">As text or a log</h3>
            <div className="export-row">
              <Push onClick={() => void copy("Mermaid", mermaidText(run, wanted.range))}>Copy Mermaid</Push>
              <Push onClick={() => void copy("PlantUML", plantUmlText(run, wanted.range))}>
                Copy PlantUML
              </Push>
              <Push onClick={() => give("txt", transcript(run.trace, run.subject), "text/plain")}>
                Transcript
              </Push>
              <Push onClick={() => give("log", shivizLog(run), "text/plain")}>ShiViz log</Push>
              <Push onClick={() => give("jsonl", jsonLines(run), "application/jsonl")}>JSON Lines</Push>
              <Push onClick={() => giveIf("csv", csvTable(run), "text/csv", noTable)}>Table (CSV)</Push>
              <Push onClick={() => giveIf("pcapng", pcapng(run), "application/vnd.tcpdump.pcap", noSegments)}>
                Capture (pcapng)
              </Push>
            </div>
          </section>
          <section aria-labelledby="export-link">
            <h3 id="export-link">Link</h3>
            {link === null ? (
              <p className="dialog-hint">
                {run.isRecorded
                  ? "No link can hold a recording. Save the run as a file."
                  : "The link is being packed."}
              </p>
            ) : (
              <>
                <LinkCode link={link} />
                <div className="export-row">
                  <Push onClick={() => void copy("Link", link)}>Copy the link</Push>
                  <Push
                    onClick={() => void copy("Snippet", embedSnippet(link, run.scenario.title, isPython))}
                  >
                    Copy the HTML that embeds it
                  </Push>
                </div>
              </>
            )}
          </section>
        </div>
      </div>
      <output className="export-said">{said}</output>
      <button
        type="button"
        className="dialog-close"
        aria-label="Close"
        onClick={() => dialog.current?.close()}
      >
        <X size="1.25em" />
      </button>
    </dialog>
  );
}

/** The picture as it will be. */
function Preview({ wanted: { run, step, parts, theme } }: { readonly wanted: Wanted }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useMemo(() => momentPicture(run, step, { parts }), [run, step, parts]);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) paintPicture(context, picture, theme, previewScale);
  }, [picture, theme]);
  const { width, height } = picture.size;
  return (
    <canvas
      ref={canvas}
      className="export-preview"
      width={width * previewScale}
      height={height * previewScale}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas is no img
      role="img"
      aria-label={`Step ${step + 1} as it will be exported`}
    />
  );
}

/** Sharp where the dialog is as wide as it can be, on a screen of two pixels a CSS pixel. */
const previewScale = 1.25;

/** The QR code of a link, or why there is none. */
function LinkCode({ link }: { readonly link: string }) {
  const code = useMemo(() => qrCode(link), [link]);
  if (!code)
    return (
      <p className="dialog-hint">
        The link has {link.length} characters: too long for a QR code that a phone can scan from the wall.
        Start from a shipped scenario, or share the file.
      </p>
    );
  return (
    <svg
      className="export-code"
      viewBox={`0 0 ${code.size} ${code.size}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the policy lets no img have data of its own
      role="img"
      aria-label="QR code of the link"
      shapeRendering="crispEdges"
    >
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}

/** Something that takes a moment, one at a time, with how far it is. */
function useDoing() {
  const [doing, setDoing] = useState<{ done: number; of: number } | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  /** Resolves with what was made, with what went wrong as a sentence, or with null when it was stopped. */
  const begin = async (
    what: (under: Under) => Promise<BlobPart>,
  ): Promise<{ content: BlobPart } | string | null> => {
    const mine = new AbortController();
    controller.current = mine;
    setDoing({ done: 0, of: 1 });
    try {
      return { content: await what({ progress: (done, of) => setDoing({ done, of }), signal: mine.signal }) };
    } catch (error) {
      if (mine.signal.aborted) return null;
      return `It could not be made: ${error instanceof Error ? error.message : String(error)}.`;
    } finally {
      setDoing(null);
    }
  };
  return { doing, begin, stop: () => controller.current?.abort() };
}
