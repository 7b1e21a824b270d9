import { describe, expect, test } from "vitest";
import { brief } from "../../src/ui/words/brief.ts";

describe("numbers with no more digits than are read", () => {
  test.each([
    ["by_ms = -3.3748312584284577", "by_ms = -3.375"],
    ["now() = 101101.24799331606", "now() = 101101"],
    ["{1: 0.0, 2: 236.75926414805508}", "{1: 0.0, 2: 236.8}"],
    ["0.000123456", "0.0001235"],
    ["amount = 100.55 - 102.5 = -1.95", "amount = 100.55 - 102.5 = -1.95"],
    ["-1950.0", "-1950.0"],
    ["port 20001", "port 20001"],
    ["('127.0.0.1', 32768)", "('127.0.0.1', 32768)"],
  ])("%s", (exact, short) => expect(brief(exact)).toBe(short));
});
