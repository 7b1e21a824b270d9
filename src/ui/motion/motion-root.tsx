import { MotionConfig } from "framer-motion";
import type { ReactNode } from "react";

/** Who asked the system for less motion gets cuts, everywhere under it. */
export function MotionRoot({ children }: { readonly children: ReactNode }) {
  return <MotionConfig reducedMotion="user">{children}</MotionConfig>;
}
