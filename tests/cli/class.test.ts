import { afterAll, expect, test } from "vitest";
import { writeRecord } from "../../src/learning/record.ts";
import { wholeProgress } from "../learning/whole-progress.ts";
import { Folder, interleave } from "./command.ts";

const folder = new Folder();
afterAll(() => folder.remove());

test("class prints a line for each record, and tells a changed one from one as saved", async () => {
  const text = writeRecord(wholeProgress(7, "9.base.first"), "2026-12-01");
  folder.write("a.json", text);
  folder.write("b.json", text.replace("Asha Rao", "=1+1"));
  const table = await interleave(["class", folder.path]);
  expect(table.status).toBe(0);
  const [head = "", a = "", b = ""] = table.out.split("\n");
  expect(head).toMatch(/^file +name +roll number/);
  expect(a).toMatch(/^a\.json +Asha Rao +42 +7 +(\d+) of \1 .* 9\.base\.first: Node \d +as saved$/);
  expect(b).toMatch(/CHANGED$/);
  expect(table.err).toContain("It does not tell who answered");
  folder.write("c.json", "{}");
  const csv = await interleave(["class", folder.path, "--csv"]);
  expect(csv.status).toBe(2);
  expect(csv.err).toContain("c.json is not a record");
  // A spreadsheet does not compute it.
  expect(csv.out.split("\r\n")[2]).toContain(`"b.json","'=1+1","42"`);
  expect((await interleave(["class", "/no/such/folder"])).status).toBe(2);
});
