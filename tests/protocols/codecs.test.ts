import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64Decode, base64Encode } from "../../src/protocols/socket-program/base64.ts";
import { reprOfBytes } from "../../src/protocols/socket-program/bytes-text.ts";
import { decodeBytes, encodeText } from "../../src/protocols/socket-program/codecs.ts";
import { computingMs } from "../support/computing.ts";

const text = fc.string({ unit: "grapheme", maxLength: 200 });
const bytes = fc.uint8Array({ maxLength: 200 }).map((all) => Buffer.from(all).toString("latin1"));

describe("the codecs of programs", () => {
  it("write UTF-8, UTF-16 and UTF-32 as Node does, and read them back", () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(encodeText(one, "utf-8")).toBe(Buffer.from(one).toString("latin1"));
        expect(encodeText(one, "utf-16-le")).toBe(Buffer.from(one, "utf16le").toString("latin1"));
        for (const encoding of ["utf-8", "utf-16", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig"])
          expect(decodeBytes(encodeText(one, encoding), encoding)).toBe(one);
      }),
    );
  });

  it("keep a mark of order that stands in a text", () => {
    for (const encoding of ["utf-8", "utf-16-le", "utf-32-be"])
      expect(decodeBytes(encodeText("\uFEFFx", encoding), encoding)).toBe("\uFEFFx");
  });

  it("write and read base64 as Node does", () => {
    fc.assert(
      fc.property(bytes, (one) => {
        expect(base64Encode(one)).toBe(Buffer.from(one, "latin1").toString("base64"));
        expect(base64Decode(base64Encode(one))).toBe(one);
      }),
    );
  });

  it("spell every byte as Python's repr does", () => {
    expect(reprOfBytes("a'\\\n\x00\xff")).toBe('b"a\'\\\\\\n\\x00\\xff"');
    expect(reprOfBytes("'\"")).toBe("b'\\'\"'");
  });

  it.each(["utf-8", "utf-16", "utf-32", "latin-1", "cp1252", "cp437"])(
    "take a million characters in %s within 2 s",
    (encoding) => {
      const million = "é".repeat(1_000_000);
      const ms = computingMs(() =>
        expect(decodeBytes(encodeText(million, encoding), encoding)).toBe(million),
      );
      expect(ms).toBeLessThan(2000);
    },
  );
});
