import type { ComponentProps } from "react";
import "./panels.css";

/** A region that scrolls: the keyboard reaches it as well. */
export function Scrolls({ className = "", ...rest }: ComponentProps<"section">) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keys
  return <section {...rest} className={`${className} scrolls`} tabIndex={0} />;
}
