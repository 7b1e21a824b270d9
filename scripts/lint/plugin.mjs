/**
 * Bans that no ready-made rule can express.
 *
 * - `exact-math`: only the members of Math that ECMAScript defines to the last bit. Everything else (log,
 *   exp, sin, ...) is "implementation-approximated": two engines may differ in the last digit, and a run
 *   would no longer be the same bytes everywhere. Math itself may not be passed on, which would hide a member.
 * - `no-power`: `**` is Math.pow in another coat.
 * - `fetch-by-chunk`: a part of the page is fetched by a Chunk, which can try again and says when it cannot. So
 *   `import()` stands inside `new Chunk(...)` only, and React.lazy, which remembers a failure, is not allowed.
 */

const exact = [
  "abs",
  "ceil",
  "clz32",
  "floor",
  "fround",
  "imul",
  "max",
  "min",
  "round",
  "sign",
  "sqrt",
  "trunc",
  "PI",
];

export const reasons = {
  exactMath:
    "engines may differ in its last digit, and a run must be the same bytes everywhere: use what base offers",
  mathEscapes: "name the member where it is used (Math.floor), so that lint can see which one it is",
  fetchByChunk:
    "a part that fails must be told and tried again: write new Chunk(() => import(...)) (src/ui/chunk/chunk.ts)",
  noPower: "** is Math.pow, which engines may round differently: multiply, or write the number out",
};

/** @param {any} node @returns {string | null} the member's name, or null when it is computed */
const memberName = (node) => {
  if (!node.computed && node.property.type === "Identifier") return node.property.name;
  return node.property.type === "Literal" ? String(node.property.value) : null;
};

const exactMath = {
  meta: {
    schema: [{ type: "object", properties: { also: { type: "array", items: { type: "string" } } } }],
  },
  /** @param {any} context */
  create(context) {
    const allowed = new Set([...exact, ...(context.options[0]?.also ?? [])]);
    return {
      /** @param {any} node */
      Identifier(node) {
        if (node.name !== "Math") return;
        const parent = node.parent;
        if (parent.type === "MemberExpression" && parent.property === node && !parent.computed) return;
        if (parent.type === "TSTypeQuery" || parent.type === "TSQualifiedName") return;
        if (parent.type !== "MemberExpression" || parent.object !== node) {
          context.report({ node, message: reasons.mathEscapes });
          return;
        }
        const name = memberName(parent);
        if (name === null) context.report({ node, message: reasons.mathEscapes });
        else if (!allowed.has(name))
          context.report({ node: parent, message: `Math.${name}: ${reasons.exactMath}` });
      },
    };
  },
};

const noPower = {
  /** @param {any} context */
  create(context) {
    /** @param {any} node */
    const check = (node) => {
      if (node.operator === "**" || node.operator === "**=")
        context.report({ node, message: reasons.noPower });
    };
    return { BinaryExpression: check, AssignmentExpression: check };
  },
};

/** @param {any} node @returns {boolean} whether it stands inside `new Chunk(...)` */
const isInChunk = (node) =>
  node !== null &&
  ((node.type === "NewExpression" && node.callee.name === "Chunk") || isInChunk(node.parent));

const fetchByChunk = {
  meta: { schema: [] },
  /** @param {any} context */
  create(context) {
    const message = reasons.fetchByChunk;
    return {
      /** @param {any} node */
      ImportExpression(node) {
        if (!isInChunk(node)) context.report({ node, message });
      },
      /** @param {any} node */
      ImportSpecifier(node) {
        if (node.imported.name === "lazy" && node.parent.source.value === "react")
          context.report({ node, message });
      },
      /** @param {any} node */
      MemberExpression(node) {
        if (node.object.name === "React" && memberName(node) === "lazy") context.report({ node, message });
      },
    };
  },
};

export default {
  meta: { name: "walls" },
  rules: { "exact-math": exactMath, "no-power": noPower, "fetch-by-chunk": fetchByChunk },
};
