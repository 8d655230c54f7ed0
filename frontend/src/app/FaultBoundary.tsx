import { Component, type ReactNode } from "react";
import { drafts } from "../queries/client";
import { Button } from "../ui/Button";
import "./App.css";

interface Props {
  /** What is shown inside: when that changes, showing it is tried again. */
  place: string;
  children: ReactNode;
}

interface State {
  failed: boolean;
  /** Why the page was not loaded again when that was asked for. */
  unsaved?: string;
}

/**
 * Keeps a fault in what it shows from taking the whole page with it. What is typed lies outside of the components, so
 * it outlives them; it is stored before the page is loaded again.
 */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.place !== this.props.place) this.again();
  }

  private again = () => this.setState({ failed: false, unsaved: undefined });

  private reload = async () => {
    await drafts.retry();
    const { state, problem } = drafts.saving();
    if (state === "saved") location.reload();
    else this.setState({ unsaved: problem ?? "It is still being saved." });
  };

  override render() {
    const { failed, unsaved } = this.state;
    if (!failed) return this.props.children;
    return (
      <main className="startup-problem">
        <h1 className="serif">This page could not be shown</h1>
        <p role="alert">
          {unsaved === undefined
            ? "The mistake is in Tickmark. What was saved is in the library, and what you typed is kept."
            : `What you typed is kept, but could not be saved yet. ${unsaved}`}
        </p>
        <div className="startup-problem__ways">
          <Button onPress={this.again}>Try again</Button>
          <Button look="primary" onPress={() => void this.reload()}>
            Reload
          </Button>
        </div>
      </main>
    );
  }
}
