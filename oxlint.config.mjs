import { fileURLToPath } from "node:url";
import { overrides } from "./scripts/lint/walls.mjs";

export default {
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: ["node_modules", "dist", "build", "coverage", "pictures", "test-results", "tests/oracle"],
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "react", "jsx-a11y", "promise"],
  jsPlugins: [fileURLToPath(new URL("scripts/lint/plugin.mjs", import.meta.url))],
  categories: { correctness: "error", suspicious: "error" },
  rules: {
    "array-callback-return": "error",
    eqeqeq: "error",
    "no-console": "off",
    "no-param-reassign": "error",
    "no-shadow": "off",
    "no-underscore-dangle": "off",
    "no-var": "error",
    "prefer-const": "error",
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-unassigned-import": "off",
    "oxc/approx-constant": "off",
    "oxc/no-barrel-file": "error",
    "oxc/no-map-spread": "off",
    "react/exhaustive-deps": "error",
    "react/react-in-jsx-scope": "off",
    "react/rules-of-hooks": "error",
    "typescript/consistent-return": "off",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-misused-promises": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/no-unsafe-type-assertion": "off",
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    "unicorn/consistent-function-scoping": "off",
    "unicorn/no-array-sort": "off",
  },
  overrides: [
    {
      files: ["src/**"],
      rules: { "import/no-default-export": "error" },
    },
    {
      files: ["src/**/*.d.ts"],
      rules: { "import/no-default-export": "off" },
    },
    ...overrides,
  ],
};
