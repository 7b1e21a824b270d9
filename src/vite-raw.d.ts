declare module "*.py?raw" {
  const text: string;
  export default text;
}

declare module "@fontsource-variable/*";

/** The version of the interpreter, as the build knows it. */
declare const __PYODIDE_VERSION__: string;
