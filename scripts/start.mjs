/** Builds the site, serves it on this machine, and says where. */
import { buildSite, serveSite } from "./site.mjs";

await buildSite();
const site = await serveSite(4173);
console.log(`\nInterleave is at ${site.address}\nCtrl-C stops it.`);

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, () => {
    void site.close();
    process.exit(0);
  });
}
