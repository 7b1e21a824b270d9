import { strToU8, zipSync, type Zippable } from "fflate";
import type { PictureTheme } from "../scene/palette.ts";
import { colours, packageParts, relations } from "./pptx-parts.ts";
import { slideSvg, type Slide } from "./slide.ts";
import { escaped } from "./xml.ts";

/** Slides are 16:9; lengths are in EMU, of which an inch has 914,400 (ECMA-376). */
const wide = 12_192_000;
const high = 6_858_000;
const edge = 380_000;
const titleHigh = 640_000;
const sentenceHigh = 860_000;
/** The room for the picture, in EMU. */
const room = { y: titleHigh + 120_000, height: high - titleHigh - sentenceHigh - 330_000 };

/** The size of a slide's picture that fills its room, in pixels. */
export const slidePictureSize = {
  width: 960,
  height: Math.round((960 * room.height) / (wide - 2 * edge)),
};

/** A fixed day, so that the same slides are the same bytes: a zip knows no other way to have none. */
const mtime = "1980-01-01T00:00:00";

/**
 * The slides as a file for PowerPoint, Impress and Google Slides. The pictures are SVG, with a PNG for what cannot show
 * that; title and sentence are text of the slide.
 * @param png the slides' pictures as PNG, in their order
 */
export function pptx(
  slides: readonly Slide[],
  png: readonly Uint8Array[],
  { title, theme = "light" }: { readonly title: string; readonly theme?: PictureTheme },
): Uint8Array<ArrayBuffer> {
  const files: Record<string, string | Uint8Array> = packageParts(slides.length, title, theme);
  slides.forEach((slide, index) => {
    const n = index + 1;
    files[`ppt/slides/slide${n}.xml`] = slideXml(slide, theme);
    files[`ppt/slides/_rels/slide${n}.xml.rels`] = slideRelations(slide, n);
    files[`ppt/notesSlides/notesSlide${n}.xml`] = notesXml(slide);
    files[`ppt/notesSlides/_rels/notesSlide${n}.xml.rels`] = relations([
      ["rId1", "notesMaster", "../notesMasters/notesMaster1.xml"],
      ["rId2", "slide", `../slides/slide${n}.xml`],
    ]);
    files[`ppt/media/picture${n}.svg`] = slideSvg(slide, theme);
    files[`ppt/media/picture${n}.png`] = png[index] ?? new Uint8Array();
  });
  const zipped: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === "string" ? strToU8(content) : content;
    zipped[name] = [bytes, { mtime, level: name.endsWith(".png") ? 0 : 6 }];
  }
  return zipSync(zipped);
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function slideRelations({ link }: Slide, n: number): string {
  return relations([
    ["rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"],
    ["rId2", "image", `../media/picture${n}.png`],
    ["rId3", "image", `../media/picture${n}.svg`],
    ["rId4", "notesSlide", `../notesSlides/notesSlide${n}.xml`],
    ...(link === null ? [] : [["rId5", "hyperlink", link] as const]),
  ]);
}

function slideXml({ title, sentence, link, picture }: Slide, theme: PictureTheme): string {
  const { ink, faint } = colours(theme);
  const scale = Math.min((wide - 2 * edge) / picture.size.width, room.height / picture.size.height);
  const [cx, cy] = [Math.round(picture.size.width * scale), Math.round(picture.size.height * scale)];
  const [x, y] = [Math.round((wide - cx) / 2), Math.round(room.y + (room.height - cy) / 2)];
  const svg = `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId3"/></a:ext></a:extLst>`;
  const linked =
    link === null
      ? ""
      : textBox(
          5,
          "Link",
          { y: high - 300_000, height: 260_000 },
          "Open this step in Interleave",
          1000,
          faint,
          `<a:hlinkClick r:id="rId5"/>`,
        );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>${escaped(title)}</a:t></a:r></a:p></p:txBody></p:sp><p:pic><p:nvPicPr><p:cNvPr id="3" name="Picture" descr="${escaped(sentence)}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId2">${svg}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>${textBox(4, "Sentence", { y: room.y + room.height + 60_000, height: sentenceHigh }, sentence, 1800, ink)}${linked}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

/** @param font in hundredths of a point */
function textBox(
  id: number,
  name: string,
  { y, height }: { readonly y: number; readonly height: number },
  text: string,
  font: number,
  colour: string,
  more = "",
): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${edge}" y="${y}"/><a:ext cx="${wide - 2 * edge}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB" sz="${font}" dirty="0"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>${more}</a:rPr><a:t>${escaped(text)}</a:t></a:r></a:p></p:txBody></p:sp>`;
}

function notesXml({ note }: Slide): string {
  const paragraphs = note
    .split("\n")
    .map((line) => `<a:p><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>${escaped(line)}</a:t></a:r></a:p>`)
    .join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<p:notes xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`;
}
