import { colourOf, type PictureTheme } from "../scene/palette.ts";
import { escaped } from "./xml.ts";

/**
 * The parts of a presentation that do not depend on its slides (ECMA-376): package, presentation, one master with one
 * layout, the master of the notes, and a theme for each master.
 */
export function packageParts(slides: number, title: string, theme: PictureTheme): Record<string, string> {
  const numbers = Array.from({ length: slides }, (_, index) => index + 1);
  return {
    "[Content_Types].xml": contentTypes(numbers),
    "_rels/.rels": relations([
      ["rId1", "officeDocument", "ppt/presentation.xml"],
      ["rId2", "extended-properties", "docProps/app.xml"],
      ["rId3", "core", "docProps/core.xml"],
    ]),
    "docProps/app.xml": `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Interleave</Application><Slides>${slides}</Slides></Properties>`,
    "docProps/core.xml": `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
    "ppt/presentation.xml": presentationXml(numbers),
    "ppt/_rels/presentation.xml.rels": relations([
      ["rId1", "slideMaster", "slideMasters/slideMaster1.xml"],
      ["rId2", "notesMaster", "notesMasters/notesMaster1.xml"],
      ["rId3", "theme", "theme/theme1.xml"],
      ...numbers.map((n) => [`rId${n + 3}`, "slide", `slides/slide${n}.xml`] as const),
    ]),
    "ppt/slideMasters/slideMaster1.xml": masterXml,
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations([
      ["rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"],
      ["rId2", "theme", "../theme/theme1.xml"],
    ]),
    "ppt/slideLayouts/slideLayout1.xml": layoutXml,
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations([
      ["rId1", "slideMaster", "../slideMasters/slideMaster1.xml"],
    ]),
    "ppt/notesMasters/notesMaster1.xml": notesMasterXml,
    "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations([["rId1", "theme", "../theme/theme2.xml"]]),
    "ppt/theme/theme1.xml": themeXml(theme),
    "ppt/theme/theme2.xml": themeXml("light"),
  };
}

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const spaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;

/** Each with its id, its kind and what it leads to; one with an address leads out of the file. */
export function relations(all: readonly (readonly [string, string, string])[]): string {
  const rows = all.map(([id, kind, target]) => {
    const type =
      kind === "core"
        ? "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        : `${office}/${kind}`;
    const mode = /^https?:/.test(target) ? ` TargetMode="External"` : "";
    return `<Relationship Id="${id}" Type="${type}" Target="${escaped(target)}"${mode}/>`;
  });
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join("")}</Relationships>`;
}

function contentTypes(numbers: readonly number[]): string {
  const presentation = "application/vnd.openxmlformats-officedocument.presentationml";
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>${[
    part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    part("ppt/presentation.xml", `${presentation}.presentation.main+xml`),
    part("ppt/slideMasters/slideMaster1.xml", `${presentation}.slideMaster+xml`),
    part("ppt/slideLayouts/slideLayout1.xml", `${presentation}.slideLayout+xml`),
    part("ppt/notesMasters/notesMaster1.xml", `${presentation}.notesMaster+xml`),
    part("ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    part("ppt/theme/theme2.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ...numbers.flatMap((n) => [
      part(`ppt/slides/slide${n}.xml`, `${presentation}.slide+xml`),
      part(`ppt/notesSlides/notesSlide${n}.xml`, `${presentation}.notesSlide+xml`),
    ]),
  ].join("")}</Types>`;
}

function presentationXml(numbers: readonly number[]): string {
  const ids = numbers.map((n) => `<p:sldId id="${255 + n}" r:id="rId${n + 3}"/>`).join("");
  return `${head}<p:presentation ${spaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${ids}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`;
}

const group = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`;
const map = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`;
const background = `<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`;
const titleShape = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="380000" y="120000"/><a:ext cx="11432000" cy="640000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" rIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>`;
const masterXml = `${head}<p:sldMaster ${spaces}><p:cSld>${background}<p:spTree>${group}${titleShape}</p:spTree></p:cSld>${map}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:defRPr sz="2600" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>`;
const layoutXml = `${head}<p:sldLayout ${spaces} type="titleOnly" preserve="1"><p:cSld name="Title and picture"><p:spTree>${group}${titleShape}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
const notesMasterXml = `${head}<p:notesMaster ${spaces}><p:cSld>${background}<p:spTree>${group}<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp></p:spTree></p:cSld>${map}<p:notesStyle><a:lvl1pPr><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>`;

/** The colours of text on a slide, as six hexadecimal digits. */
export function colours(theme: PictureTheme): { readonly ink: string; readonly faint: string } {
  return { ink: hex(colourOf(theme, "ink")), faint: hex(colourOf(theme, "accent")) };
}

const hex = (colour: string) => colour.slice(1).toUpperCase();

function themeXml(theme: PictureTheme): string {
  const colour = (name: string, value: string) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
  const accents = [0, 1, 2, 3, 4, 5].map((process) =>
    colour(`accent${process + 1}`, hex(colourOf(theme, process))),
  );
  const inks = [
    colour("dk1", hex(colourOf(theme, "ink"))),
    colour("lt1", hex(colourOf(theme, "panel"))),
    colour("dk2", hex(colourOf(theme, "ink-2"))),
    colour("lt2", hex(colourOf(theme, "sunken"))),
  ];
  const links = ["hlink", "folHlink"].map((name) => colour(name, hex(colourOf(theme, "accent"))));
  const face = (name: string) =>
    `<a:${name}><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;
  const fill = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`;
  const line = `<a:ln w="9525">${fill}</a:ln>`;
  const effect = `<a:effectStyle><a:effectLst/></a:effectStyle>`;
  return `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Interleave"><a:themeElements><a:clrScheme name="Interleave">${[...inks, ...accents, ...links].join("")}</a:clrScheme><a:fontScheme name="Interleave">${face("majorFont")}${face("minorFont")}</a:fontScheme><a:fmtScheme name="Interleave"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}
