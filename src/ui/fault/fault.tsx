import { Component, type ReactNode } from "react";
import { Push } from "../form/push.tsx";
import { useWorkbench } from "../use-workbench.ts";
import "./fault.css";

interface FaultProps {
  /** What is shown here, at the beginning of a sentence: "The stage". */
  readonly what: string;
  /** Changes where it is worth another try, as with the next step. */
  readonly again?: unknown;
  /** A last way out, where the whole page is at fault. */
  readonly startOver?: () => void;
  readonly children: ReactNode;
}

interface FaultState {
  readonly error: Error | null;
  readonly again: unknown;
}

/** Keeps a mistake of ours where it happened, says so, and offers a way on. */
export class Fault extends Component<FaultProps, FaultState> {
  override readonly state: FaultState = { error: null, again: this.props.again };

  static getDerivedStateFromError(error: unknown): Partial<FaultState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: FaultProps, state: FaultState): Partial<FaultState> | null {
    return props.again === state.again ? null : { error: null, again: props.again };
  }

  override render(): ReactNode {
    const { what, startOver, children } = this.props;
    const { error } = this.state;
    if (!error) return children;
    return (
      <div className="fault" role="alert">
        <p>
          <b>{what} cannot be shown.</b> This is a mistake of the page, not yours. The run itself is not lost.
        </p>
        <pre>{error.message}</pre>
        <p className="fault-ways">
          <Push onClick={() => this.setState({ error: null })}>Try again</Push>
          {startOver && <Push onClick={startOver}>Open the first scenario</Push>}
        </p>
      </div>
    );
  }
}

interface RunFaultProps {
  readonly what: string;
  readonly children: ReactNode;
}

/** Around what shows the run: another run is worth another try. */
export function RunFault({ what, children }: RunFaultProps) {
  const run = useWorkbench((workbench) => workbench.run);
  return (
    <Fault what={what} again={run}>
      {children}
    </Fault>
  );
}
