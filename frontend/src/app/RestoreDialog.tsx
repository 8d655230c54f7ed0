import { useState } from "react";
import { messageOf } from "../api/error";
import type { Backup } from "../api/types";
import { madeInWords } from "../lib/backupWords";
import { useRestoring } from "../queries/session";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Dialog } from "../ui/Dialog";
import { PassphraseField } from "../ui/PassphraseField";

/** Says what restoring a backup does, and does it. */
export function RestoreDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { mutate, isPending, error } = useRestoring();
  const [passphrase, setPassphrase] = useState("");
  const isReady = !backup.sealedFor || passphrase !== "";
  const restore = () => isReady && !isPending && mutate({ backup: backup.name, passphrase });
  return (
    <Dialog
      title="Restore this backup?"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={!isReady} onPress={restore}>
            {isPending ? "Restoring…" : "Restore the backup"}
          </Button>
        </>
      }
    >
      <p>
        The library becomes what it was on {madeInWords(backup)}. What was done since is not in it any more, but it is
        not deleted either: the library as it is now is kept in a file beside it, whose name has “before-restore” in it.
      </p>
      <p>The backup is read through first. If it is not whole, nothing happens.</p>
      {backup.sealedFor && (
        <PassphraseField
          value={passphrase}
          onChange={setPassphrase}
          onSubmit={restore}
          description="The one that it was sealed with."
        />
      )}
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
    </Dialog>
  );
}
