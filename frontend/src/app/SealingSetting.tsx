import { useState } from "react";
import { messageOf } from "../api/error";
import type { Backups } from "../api/types";
import { count } from "../lib/count";
import { usePlainDelete, useSealingStop } from "../queries/backups";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Dialog } from "../ui/Dialog";
import { SealBackupsDialog } from "./SealBackupsDialog";
import { Setting } from "./Setting";

/** Whether a passphrase is needed to read backups, and what is there that needs none. */
export function SealingSetting({ made }: { made: Backups }) {
  const [asking, setAsking] = useState<"passphrase" | "stop" | "delete" | null>(null);
  const stop = useSealingStop();
  const deletion = usePlainDelete();
  const close = () => setAsking(null);
  const plain = made.backups.filter((backup) => !backup.sealedFor).length;
  return (
    <Setting
      name="Sealing"
      note="A sealed backup opens with the passphrase only. The key beside the backups is sealed with it, too: take it along when you take a backup elsewhere."
    >
      <p>
        {made.sealing
          ? "Backups are sealed."
          : "Backups are not sealed: whoever can read the folder can read everything that is in the library."}
      </p>
      <div className="settings__buttons">
        <Button onPress={() => setAsking("passphrase")}>
          {made.sealing ? "Change the passphrase…" : "Seal backups…"}
        </Button>
        {made.sealing && <Button onPress={() => setAsking("stop")}>Stop sealing…</Button>}
      </div>
      {made.sealing && plain > 0 && (
        <Callout>
          <p>
            {count(plain, "backup")} from before {plain === 1 ? "is" : "are"} not sealed.{" "}
            {made.backups[0]?.sealedFor
              ? "The newest is, so the others can go."
              : "Once a sealed one is made, the others can go."}
          </p>
          {made.backups[0]?.sealedFor && (
            <Button size="small" onPress={() => setAsking("delete")}>
              Delete what is not sealed…
            </Button>
          )}
        </Callout>
      )}
      {asking === "passphrase" && <SealBackupsDialog isChange={made.sealing} onClose={close} />}
      {asking === "stop" && (
        <Question
          title="Stop sealing backups?"
          action="Stop sealing"
          act={stop}
          onClose={close}
          words="Those that are made from now on can be read by whoever can read their folder. Those that are sealed stay so, and open with the passphrase that they have now."
        />
      )}
      {asking === "delete" && (
        <Question
          title="Delete the backups that are not sealed?"
          action="Delete them"
          act={deletion}
          onClose={close}
          words="They are deleted for good. On many disks what was deleted can still be found for a while; only a disk that is encrypted as a whole keeps it from others."
        />
      )}
    </Setting>
  );
}

interface QuestionProps {
  title: string;
  words: string;
  action: string;
  act: ReturnType<typeof useSealingStop>;
  onClose: () => void;
}

function Question({ title, words, action, act, onClose }: QuestionProps) {
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="danger" onPress={() => act.isPending || act.mutate(undefined, { onSuccess: onClose })}>
            {action}
          </Button>
        </>
      }
    >
      <p>{words}</p>
      {act.error && <Callout tone="problem">{messageOf(act.error)}</Callout>}
    </Dialog>
  );
}
