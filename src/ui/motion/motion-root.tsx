import { LazyMotion, MotionConfig } from "framer-motion";
import type { ReactNode } from "react";

const loadMotion = () => import("./features.ts").then(({ domMax }) => domMax);

/** Everything under it moves by `framer-motion/m`; who asked the system for less motion gets cuts. */
export function MotionRoot({ children }: { readonly children: ReactNode }) {
  return (
    <LazyMotion features={loadMotion} strict>
      <MotionConfig reducedMotion="user">{children}</MotionConfig>
    </LazyMotion>
  );
}
