/** The site as its visitors get it: built, and served from this machine. */
import { build, preview } from "vite";
import { root } from "./tools.mjs";

export const buildSite = () => build({ root, logLevel: "warn" });

/**
 * Serves the built site; a port that is taken gives way to the next free one.
 *
 * @param {number} port
 * @returns {Promise<{address: string, close: () => Promise<void>}>}
 */
export async function serveSite(port) {
  const server = await preview({
    root,
    logLevel: "silent",
    preview: { port, host: "localhost", open: false },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error("the preview server tells no address");
  return { address, close: () => server.close() };
}
