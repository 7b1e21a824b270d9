import type { Formats } from "./format.ts";
import { readScenario } from "./read.ts";
import type { Result } from "./problem.ts";
import type { Scenario } from "./scenario.ts";
import { compactScenario } from "./write.ts";

/**
 * The share link: a whole run in an address. The scenario's one text, deflated with its checksum (RFC 1950)
 * and written in base64url (RFC 4648). A link comes from another person: it is read like a file, and stops
 * unfolding at {@link UNFOLDED_MAX} bytes.
 */
const UNFOLDED_MAX = 4_000_000;

/** The scenario as a code for a link. */
export async function encodeLink(scenario: Scenario, formats: Formats): Promise<string> {
  const bytes = new TextEncoder().encode(compactScenario(scenario, formats));
  const deflated = await pumped(bytes, new CompressionStream("deflate"), Infinity);
  return toBase64Url(deflated ?? new Uint8Array());
}

/** The scenario of a link's code, or the problem with it. */
export async function decodeLink(code: string, formats: Formats): Promise<Result<Scenario>> {
  const deflated = fromBase64Url(code);
  if (!deflated) return broken("it holds characters that do not belong there");
  let text: string;
  try {
    const bytes = await pumped(deflated, new DecompressionStream("deflate"), UNFOLDED_MAX);
    if (!bytes) return broken(`it unpacks to more than ${UNFOLDED_MAX} bytes`);
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return broken("a part of it is missing or was changed");
  }
  return readScenario(text, formats);
}

function broken(why: string): Result<never> {
  return { ok: false, problems: [{ path: "", message: `the link is broken: ${why}. Copy it again, whole` }] };
}

/** Sends bytes through a stream and collects what comes out; null as soon as it is more than `max` bytes. */
async function pumped(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
  max: number,
): Promise<Uint8Array | null> {
  const writer = through.writable.getWriter();
  // A broken stream makes the reader fail too, and the reader reports it.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = through.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > max) {
      await reader.cancel().catch(() => {});
      return null;
    }
    chunks.push(part.value);
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(code: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]+$/.test(code) || code.length % 4 === 1) return null;
  const binary = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  // The last character may have bits that are no part of a byte: there is one code for the same bytes.
  return toBase64Url(bytes) === code ? bytes : null;
}
