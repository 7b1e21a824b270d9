/** The version that the page tells of itself: that of package.json, with the commit of its sources where Git knows it. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tools.mjs";

/** @type {{version: string}} */
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** @returns {string} */
function commit() {
  try {
    const args = ["log", "-1", "--format=%h of %cs"];
    const told = execFileSync("git", args, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return `, commit ${told.trim()}`;
  } catch {
    return "";
  }
}

export const versionDefine = { __INTERLEAVE_VERSION__: JSON.stringify(`${version}${commit()}`) };
