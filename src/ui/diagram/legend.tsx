import { memo } from "react";
import { headAt } from "../../scene/arrows.ts";
import { isOutlined, type KindLook } from "../../scene/kind-look.ts";

interface Props {
  readonly looks: ReadonlyMap<string, KindLook>;
  /** Whether a kind is shown yet; null where all are. */
  readonly isShown: ((kind: string) => boolean) | null;
}

/** Which line is which kind of message. */
export const Legend = memo(function Legend({ looks, isShown }: Props) {
  return (
    <ul className="legend" aria-label="Kinds of messages">
      {[...looks]
        .filter(([kind]) => isShown?.(kind) ?? true)
        .map(([kind, { dash, head }]) => (
          <li key={kind} data-term={kind}>
            <svg width={34} height={12} aria-hidden="true">
              <path d={isOutlined(head) ? "M2,6H31" : "M2,6H24"} strokeDasharray={dash?.join(" ")} />
              <path
                d={headAt({ x: 32, y: 6 }, { x: 1, y: 0 }, head)}
                fill={isOutlined(head) ? "none" : "currentColor"}
              />
            </svg>
            {kind}
          </li>
        ))}
    </ul>
  );
});
