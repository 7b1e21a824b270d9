/**
 * The site's content security policy, as a meta element: the page runs only its own scripts, and talks to no other
 * site. Inline scripts are allowed by their hashes, made from the page as it is built. The page
 * compiles no WebAssembly: the interpreter of Python does, in a worker, and a worker has its own policy.
 */
import { createHash } from "node:crypto";

/** @param {readonly string[]} hashes */
const policy = (hashes) =>
  [
    "default-src 'none'",
    `script-src ${["'self'", ...hashes].join(" ")}`,
    "worker-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** @param {string} html @returns {string} the page with its policy, before anything that the policy is about */
function withPolicy(html) {
  const hashes = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(
    ([, code = ""]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`,
  );
  const charset = '<meta charset="utf-8" />';
  if (!html.includes(charset)) throw new Error(`index.html has no ${charset}, after which the policy stands`);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(hashes)}" />`;
  return html.replace(charset, `${charset}\n    ${meta}`);
}

/** @returns {import("vite").Plugin} */
export const contentSecurityPolicy = () => ({
  name: "content-security-policy",
  // The development server puts scripts and styles into the page.
  apply: "build",
  transformIndexHtml: { order: "post", handler: withPolicy },
});
