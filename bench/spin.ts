import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * States a second of SPIN (`-O2 -DSAFETY -DNOREDUCE`) on the model of four nodes with one request each, or null
 * where it or a C compiler is not installed.
 */
export function spinRate(order: "fifo" | "any"): number | null {
  const folder = mkdtempSync(join(tmpdir(), "interleave-spin-"));
  const inFolder = (command: string, ...args: string[]) =>
    spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  try {
    const model = "ricart_agrawala.pml";
    copyFileSync(join("tests/oracle/ricart-agrawala", model), join(folder, model));
    const network = order === "fifo" ? ["-DFIFO"] : [];
    const options = ["-a", "-o1", "-o2", "-o3", "-DN=4", "-DR=1", ...network, "-DCLOCK=1", model];
    if (inFolder("spin", ...options).status !== 0) return null;
    if (inFolder("gcc", "-O2", "-DSAFETY", "-DNOREDUCE", "-w", "-o", "pan", "pan.c").status !== 0)
      return null;
    const { stdout } = inFolder("./pan", "-m1000000", "-w24");
    const rate = /rate\s+([0-9.]+) states\/second/.exec(stdout);
    return rate ? Number(rate[1]) : null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
