/** The wordings of the lab's own listings, and those that come as a file. */
export const lineEvents = [
  "request",
  "enter",
  "leave",
  "reply-received",
  "reply-sent",
  "request-received",
  "deferred",
  "clocks",
  "amounts",
  "synchronized",
  "average",
  "clock",
  "amount",
  "listening",
  "connected",
  "received",
] as const;

export type LineEvent = (typeof lineEvents)[number];

export const lineExperiments = ["ricart-agrawala", "berkeley", "sockets"] as const;

export type LineExperiment = (typeof lineExperiments)[number];

export interface Pattern {
  readonly event: LineEvent;
  readonly expression: RegExp;
}

/** `Node 1`, `Process 1`, `Site 1`, `P1`, with what stands between a name and its verb. */
const NODE = String.raw`(?:\b(?:node|process|site)\s*[#:]?\s*|\bp)(?<node>\d+)[\s\]):>,.–-]+(?:(?:is|has|now)\s+)*`;
const PEER = String.raw`(?:(?:node|process|site)\s*[#:]?\s*|p)?(?<peer>\d+)\b`;
const SECTION = String.raw`\s+(?:(?:the|its|a|to)\s+)*(?:cs\b|critical[\s_-]?section)`;
const NUMBERS = String.raw`\s*[:=]?\s*(?<values>\[[^\]]*\])`;
const made = (source: string) => new RegExp(source, "i");

export const known: Readonly<Record<LineExperiment, readonly Pattern[]>> = {
  "ricart-agrawala": [
    {
      event: "request",
      expression: made(
        `${NODE}request(?:s|ed|ing)${SECTION}${String.raw`.*?\b(?:timestamp|time|clock|ts)\b\D{0,12}?(?<time>\d+)`}`,
      ),
    },
    { event: "enter", expression: made(`${NODE}enter(?:s|ed|ing)${SECTION}`) },
    { event: "leave", expression: made(`${NODE}(?:leav(?:es|ing)|left|exit(?:s|ed|ing))${SECTION}`) },
    {
      event: "reply-received",
      expression: made(
        String.raw`${NODE}(?:receiv(?:ed|es|ing)|got)\s+(?:an?\s+|the\s+)?reply\s+from\s+${PEER}`,
      ),
    },
    {
      event: "request-received",
      expression: made(
        String.raw`${NODE}(?:receiv(?:ed|es|ing)|got)\s+(?:an?\s+|the\s+)?request\s+from\s+${PEER}`,
      ),
    },
    {
      event: "reply-sent",
      expression: made(String.raw`${NODE}(?:sends|sent|sending)\s+(?:an?\s+|the\s+)?reply\s+to\s+${PEER}`),
    },
    {
      event: "deferred",
      expression: made(
        String.raw`${NODE}defer(?:s|red|ring)\s+(?:an?\s+|the\s+|its\s+)?reply\s+to\s+${PEER}`,
      ),
    },
  ],
  berkeley: [
    { event: "clocks", expression: made(String.raw`\boriginal\s+clocks${NUMBERS}`) },
    { event: "amounts", expression: made(String.raw`\badjustments${NUMBERS}`) },
    { event: "synchronized", expression: made(String.raw`\bsynchronized\s+clocks${NUMBERS}`) },
    {
      event: "average",
      expression: made(String.raw`\baverage\s*[:=]\s*(?<value>[-+]?\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?)`),
    },
  ],
  sockets: [
    { event: "listening", expression: made(String.raw`\bserver\s+(?:is\s+)?listening`) },
    { event: "connected", expression: made(String.raw`\bconnected\s+by\s*\(`) },
    { event: "received", expression: made(String.raw`\breceived\s*:`) },
  ],
};
