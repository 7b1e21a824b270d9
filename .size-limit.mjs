import { firstLoad } from "./scripts/first-load.mjs";

export default [
  {
    name: "JavaScript of the first load, compressed",
    path: firstLoad("dist").map((file) => `dist/${file}`),
    gzip: true,
    limit: "198 kB",
  },
];
