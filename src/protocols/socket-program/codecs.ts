import type { Binary } from "../../base/binary.ts";
import { charmapDecode, charmapEncode, charmaps } from "./charmaps.ts";
import { Raised } from "./raised.ts";
import { decodingError, encodingError } from "./unicode-errors.ts";
import { utf8Decode, utf8Encode } from "./utf-8.ts";
import { wideDecode, wideEncode } from "./utf-16-32.ts";

/** `str.encode` and `bytes.decode` with CPython's codecs, their other names, and their exceptions. */

interface Codec {
  encode(text: string): Binary;
  decode(bytes: Binary): string;
}

const utf8: Codec = { encode: utf8Encode, decode: utf8Decode };

const BOM = "\xef\xbb\xbf";
const utf8Signed: Codec = {
  encode: (text) => BOM + utf8Encode(text),
  decode: (bytes) => utf8Decode(bytes.startsWith(BOM) ? bytes.slice(3) : bytes),
};

/** ASCII and Latin-1: a character is its byte. */
function narrow(name: "ascii" | "latin-1", limit: 128 | 256): Codec {
  // eslint-disable-next-line no-control-regex
  const beyond = limit === 128 ? /[^\x00-\x7f]/ : /[^\x00-\xff]/;
  const reason = `ordinal not in range(${limit})`;
  return {
    encode(text) {
      if (!beyond.test(text)) return text;
      const characters = Array.from(text);
      const first = characters.findIndex((character) => (character.codePointAt(0) ?? 0) >= limit);
      let end = first + 1;
      while (end < characters.length && (characters[end]?.codePointAt(0) ?? 0) >= limit) end++;
      throw encodingError(name, characters, first, end, reason);
    },
    decode(bytes) {
      for (let i = 0; i < bytes.length; i++) {
        if (bytes.charCodeAt(i) >= limit) throw decodingError(name, bytes, i, i + 1, reason);
      }
      return bytes;
    },
  };
}

function wide(bytesEach: 2 | 4, order: "le" | "be" | null): Codec {
  return {
    encode: (text) => wideEncode(text, bytesEach, order),
    decode: (bytes) => wideDecode(bytes, bytesEach, order),
  };
}

function charmap(table: string): Codec {
  return {
    encode: (text) => charmapEncode(text, table),
    decode: (bytes) => charmapDecode(bytes, table),
  };
}

/** Names as `encodings.normalize_encoding` and `encodings.aliases` make them. */
const codecs = new Map<string, Codec>();
function known(codec: Codec, names: string): void {
  for (const name of names.split(" ")) codecs.set(name, codec);
}
known(utf8, "utf_8 utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001");
known(utf8Signed, "utf_8_sig");
known(
  narrow("ascii", 128),
  "ascii us_ascii us 646 iso646_us iso_646.irv_1991 iso_ir_6 cp367 ibm367 ansi_x3.4_1968",
);
known(
  narrow("latin-1", 256),
  "latin_1 latin1 latin l1 8859 cp819 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 csisolatin1 charmap",
);
known(wide(2, null), "utf_16 utf16 u16");
known(wide(2, "le"), "utf_16_le utf_16le unicodelittleunmarked");
known(wide(2, "be"), "utf_16_be utf_16be unicodebigunmarked");
known(wide(4, null), "utf_32 utf32 u32");
known(wide(4, "le"), "utf_32_le utf_32le");
known(wide(4, "be"), "utf_32_be utf_32be");
known(charmap(charmaps.cp1252), "cp1252 1252 windows_1252");
known(charmap(charmaps.iso8859_15), "iso8859_15 iso_8859_15 latin_9 latin9 l9");
known(charmap(charmaps.cp437), "cp437 437 ibm437 cspc8codepage437");

/** Codecs from bytes to bytes or text to text, which `encode` and `decode` refuse. */
const notText = new Set(
  "base64 base64_codec base_64 hex hex_codec bz2 bz2_codec quopri quopri_codec quoted_printable quotedprintable rot13 rot_13 uu uu_codec zip zlib zlib_codec".split(
    " ",
  ),
);

function codecOf(encoding: string, way: "encode" | "decode"): Codec {
  if (encoding.includes("\0")) throw new Raised("ValueError", "embedded null character");
  const name = encoding
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "_")
    .replace(/^_|_$/g, "");
  const codec = codecs.get(name);
  if (codec && /^[\x20-\x7e]*$/.test(encoding)) return codec;
  if (notText.has(name)) {
    const advice = `use codecs.${way}() to handle arbitrary codecs`;
    throw new Raised("LookupError", `'${encoding}' is not a text encoding; ${advice}`);
  }
  throw new Raised("LookupError", `unknown encoding: ${encoding}`);
}

export function encodeText(text: string, encoding: string): Binary {
  return codecOf(encoding, "encode").encode(text);
}

export function decodeBytes(bytes: Binary, encoding: string): string {
  // CPython gives '' for b'' without a look at the codec.
  if (bytes === "" && !encoding.includes("\0")) return "";
  return codecOf(encoding, "decode").decode(bytes);
}
