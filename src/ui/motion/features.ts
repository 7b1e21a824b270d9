/** What moves things, loaded after the first picture stands. */
export { domMax } from "framer-motion";
