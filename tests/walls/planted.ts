/**
 * A project of its own in a temporary folder, with the real lint rules and compiler options, into which tests
 * plant files that must, or must not, be refused. Nothing of it touches the real sources.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { root, tools } from "../../scripts/tools.mjs";

export interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly text: string;
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly code?: string;
    readonly message: string;
    readonly help?: string;
  }[];
}

const run = (tool: string, args: readonly string[], cwd: string): string => {
  const { stdout, stderr, error } = spawnSync(process.execPath, [join(root, tool), ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (error !== undefined) throw error;
  return stdout === "" ? stderr : stdout;
};

export class PlantedProject {
  readonly #folder = mkdtempSync(join(tmpdir(), "planted-"));

  constructor() {
    const config = JSON.stringify(pathToFileURL(join(root, "oxlint.config.mjs")).href);
    this.plant("oxlint.config.mjs", `export { default } from ${config};\n`);
    this.plant("tsconfig.json", this.#tsconfig("tsconfig.pure.json"));
  }

  plant(file: string, text: string): void {
    const path = join(this.#folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  lint(): readonly Finding[] {
    const output = run(tools.oxlint, ["-c", "oxlint.config.mjs", "-f", "json", "src"], this.#folder);
    const { diagnostics } = JSON.parse(output) as OxlintReport;
    return diagnostics.map(({ filename, code = "", message, help = "" }) => ({
      file: relative(this.#folder, join(this.#folder, filename)).replaceAll("\\", "/"),
      rule: code,
      text: `${message}\n${help}`,
    }));
  }

  /** What the compiler says about the planted files, under the options of one of the real projects. */
  compile(config: string): readonly Finding[] {
    this.plant("tsconfig.json", this.#tsconfig(config));
    const output = run(tools.tsc, ["-p", "tsconfig.json", "--pretty", "false"], this.#folder);
    return [...output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+): (.*)$/gm)].map(
      ([, file = "", rule = "", text = ""]) => ({ file, rule, text }),
    );
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #tsconfig(config: string): string {
    return JSON.stringify({
      extends: join(root, config),
      compilerOptions: { tsBuildInfoFile: "cache.tsbuildinfo", incremental: true },
      include: ["src"],
      exclude: [],
    });
  }
}
