import type { Glossary } from "../../../../src/experiments/glossary/term.ts";

export const tokenRingGlossary: Glossary = {
  of: "token-ring",
  title: "Token ring",
  stage: "Each card is a member of the ring.",
  terms: [
    {
      id: "token",
      name: "TOKEN",
      says: "Only the member that has the TOKEN may enter; it passes it on to the next.",
      source: { text: "Le Lann 1977, Distributed Systems: Towards a Formal Approach" },
      words: ["TOKEN", "token"],
    },
    {
      id: "inside",
      name: "INSIDE",
      says: "A member that is INSIDE has the token and has entered.",
      source: { text: "The toy itself" },
      words: ["INSIDE"],
    },
  ],
};
