import * as fc from "fast-check";

/** `PROPERTY_SEED=7 npx vitest run` looks at other cases, `PROPERTY_RUNS=20` at twenty times as many. */
const seed = Number(process.env["PROPERTY_SEED"] ?? 1981);
export const factor = Number(process.env["PROPERTY_RUNS"] ?? 1);

// The same cases on every machine: what fails on one of them can be looked at on another.
fc.configureGlobal({ seed });
