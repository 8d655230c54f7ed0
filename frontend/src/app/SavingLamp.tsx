import { Check, CircleAlert, LoaderCircle } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { drafts } from "../queries/client";
import { Button } from "../ui/Button";

/** Whether everything that was typed is stored. */
export function SavingLamp() {
  const { state, problem } = useSyncExternalStore(drafts.subscribe, drafts.saving);
  if (state === "failed") {
    return (
      <DialogTrigger>
        <Button look="danger" size="small" icon={<CircleAlert />}>
          Not saved
        </Button>
        <Popover className="popover" placement="bottom end" offset={6}>
          <Dialog className="saving-problem" aria-label="Not saved">
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
          </Dialog>
        </Popover>
      </DialogTrigger>
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
