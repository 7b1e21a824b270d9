/** Socket states as `ss` and the textbooks write them. */
export function stateName(state: string): string {
  return state.replaceAll("-", "_");
}

/** Of a client or a server what tells it from the others: "A". */
export function shortName(name: string): string {
  return name.replace(/^(Client|Server) /, "");
}
