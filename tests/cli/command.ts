import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/tools.mjs";
import type { ScenarioFile } from "../support/scenario.ts";

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a user does, and reads both of its outputs to their end. */
export function interleave(args: readonly string[], input = ""): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "scripts/interleave.mjs"), ...args], { cwd: root });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** A folder for the files of one test file. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "interleave-"));

  write(name: string, content: string | Buffer): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  scenario(name: string, file: ScenarioFile): string {
    return this.write(name, fileText(file));
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

export function fileText(file: ScenarioFile): string {
  return JSON.stringify({ version: 1, experiment: "ricart-agrawala", ...file });
}

/** The JSON values of an output, one a line. */
export function lines(out: string): unknown[] {
  const texts = out.split("\n");
  if (texts.pop() !== "") throw new Error(`does not end with a line end: ${out.slice(-80)}`);
  return texts.map((text) => JSON.parse(text) as unknown);
}
