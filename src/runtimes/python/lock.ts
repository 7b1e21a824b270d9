/**
 * A program that finds a function of ours must not come by it to `Function`, which runs any text as JavaScript. Called
 * once the interpreter is loaded.
 */
export function lockFunctions(): void {
  const kinds = [() => {}, async () => {}, function* () {}, async function* () {}];
  for (const kind of kinds)
    Object.defineProperty(Object.getPrototypeOf(kind), "constructor", { value: undefined });
}
