import { Check, CircleAlert, LoaderCircle } from "lucide-react";
import { useSyncExternalStore } from "react";
import { drafts } from "../queries/client";
import { changesUnderway, subscribeToUnderway } from "../queries/underway";
import { Button } from "../ui/Button";
import { Panel } from "../ui/Panel";

/** Whether everything that was typed or marked is stored. */
export function SavingLamp() {
  const typed = useSyncExternalStore(drafts.subscribe, drafts.saving);
  const isUnderway = useSyncExternalStore(subscribeToUnderway, () => changesUnderway().length > 0);
  const { problem } = typed;
  const state = typed.state === "saved" && isUnderway ? "saving" : typed.state;
  if (state === "failed") {
    return (
      <Panel
        label="Not saved"
        className="saving-problem"
        button={
          <Button look="danger" size="small" icon={<CircleAlert />}>
            Not saved
          </Button>
        }
      >
        <p>{problem}</p>
        <p className="quiet">What you typed is still here.</p>
        <div className="saving-problem__ways">
          <Button size="small" onPress={() => void drafts.retry()}>
            Try again
          </Button>
          <Button size="small" look="danger" onPress={() => drafts.discard()}>
            Discard it
          </Button>
        </div>
      </Panel>
    );
  }
  const Icon = state === "saved" ? Check : LoaderCircle;
  return (
    <span className="saving-lamp" data-state={state} role="status">
      <Icon aria-hidden="true" />
      {state === "saved" ? "Saved" : "Saving…"}
    </span>
  );
}
