import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import "./push.css";

interface Props extends Omit<ComponentProps<"button">, "className"> {
  readonly icon?: LucideIcon;
  /** Whether it is the likeliest of the choices beside it. */
  readonly main?: boolean;
}

/** A button with an edge: an icon, if it has one, and words. */
export function Push({ icon: Icon, main = false, type = "button", children, ...rest }: Props) {
  return (
    <button {...rest} type={type} className={main ? "push push-main" : "push"}>
      {Icon && <Icon size="1.1em" />}
      {children}
    </button>
  );
}
