import { strToU8, zipSync, type Zippable } from "fflate";
import { escaped } from "./xml.ts";

/** A talk as the player of a learning platform takes it (`public/scorm/player.js`). */
export interface ScormTalk {
  readonly title: string;
  /** Scenarios as files, and the title of each. */
  readonly runs: readonly string[];
  readonly titles: readonly string[];
  readonly beats: readonly {
    readonly title: string;
    /** The place of its run. */
    readonly run: number;
    readonly step: number;
    readonly to: number;
    readonly question: {
      readonly text: string;
      readonly options: readonly { readonly text: string; readonly right: boolean }[];
    } | null;
  }[];
}

/** A zip knows no time without a date: always the same one, so that the same talk is the same bytes. */
const mtime = "1980-01-01T00:00:00";

/**
 * A package for Moodle, Canvas and others, by SCORM 1.2: it tells them what was completed, and the share of questions
 * that were answered right.
 * @param files the player's files and the page as one file, by their names
 */
export function scormPackage(
  talk: ScormTalk,
  files: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  // In a script of HTML nothing may end it; a < of JSON stands only in texts.
  const data = JSON.stringify(talk).replaceAll("<", String.raw`\u003c`);
  const all: Record<string, string> = { ...files, "talk.js": `window.talk = ${data};\n` };
  all["imsmanifest.xml"] = manifest(talk.title, Object.keys(all));
  const zipped: Zippable = {};
  for (const [name, text] of Object.entries(all)) zipped[name] = [strToU8(text), { mtime, level: 6 }];
  return zipSync(zipped);
}

function manifest(title: string, names: readonly string[]): string {
  const listed = names.map((name) => `<file href="${escaped(name)}"/>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="interleave-talk" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="talk"><organization identifier="talk"><title>${escaped(title)}</title><item identifier="item" identifierref="player"><title>${escaped(title)}</title></item></organization></organizations><resources><resource identifier="player" type="webcontent" adlcp:scormtype="sco" href="index.html">${listed}</resource></resources></manifest>
`;
}
