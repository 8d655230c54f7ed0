import { useState } from "react";
import { messageOf } from "../api/error";
import { useBackupPassphrase } from "../queries/backups";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Dialog } from "../ui/Dialog";
import { NewPassphrase } from "../ui/NewPassphrase";
import { PassphraseField } from "../ui/PassphraseField";
import "./DumpDialog.css";

/** Asks for the passphrase with which backups are sealed from now on; for a change, for the present one as well. */
export function SealBackupsDialog({ isChange, onClose }: { isChange: boolean; onClose: () => void }) {
  const { mutate, isPending, error } = useBackupPassphrase();
  const [old, setOld] = useState("");
  const [passphrase, setPassphrase] = useState<string | null>(null);
  return (
    <Dialog
      title={isChange ? "Change the passphrase" : "Seal backups"}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button
            look="primary"
            isDisabled={passphrase === null || (isChange && old === "")}
            onPress={() => passphrase && !isPending && mutate({ passphrase, old }, { onSuccess: onClose })}
          >
            {isPending ? "Making the key…" : isChange ? "Change it" : "Seal from now on"}
          </Button>
        </>
      }
    >
      <div className="dump">
        <p>
          {isChange
            ? "The backups that are sealed already open with the new one from then on. Whoever has both the old one and an earlier copy of the key can still open them; if that is what you fear, stop sealing and begin anew instead."
            : "Backups are made as before, and sealed. The passphrase is asked for only when one is restored."}
        </p>
        {isChange && <PassphraseField label="Present passphrase" value={old} onChange={setOld} />}
        <NewPassphrase
          onChange={setPassphrase}
          lost="Without the passphrase no sealed backup opens again, and there is no other way in."
        />
        {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      </div>
    </Dialog>
  );
}
