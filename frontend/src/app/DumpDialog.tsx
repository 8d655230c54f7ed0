import { useState } from "react";
import { messageOf } from "../api/error";
import type { useDumping } from "../queries/copies";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Dialog } from "../ui/Dialog";
import { NewPassphrase } from "../ui/NewPassphrase";
import { Segmented } from "../ui/Segmented";
import "./DumpDialog.css";

type Form = "sealed" | "file" | "folder";

const forms: readonly { key: Form; label: string; about: string }[] = [
  {
    key: "sealed",
    label: "Sealed file",
    about: "One file that opens with a passphrase only. Take this for what leaves the machine.",
  },
  { key: "file", label: "File", about: "One .zip file. Whoever has it can read it." },
  { key: "folder", label: "Folder", about: "A new folder with plain files in it. Whoever can open it can read them." },
];

interface DumpDialogProps {
  inWindow: boolean;
  start: ReturnType<typeof useDumping>["start"];
  onClose: () => void;
}

/** Asks in which form a copy of everything is made, and begins to make it. */
export function DumpDialog({ inWindow, start, onClose }: DumpDialogProps) {
  const [form, setForm] = useState<Form>("sealed");
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const isSealed = form === "sealed";
  const begin = () =>
    start.isPending ||
    start.mutate(
      { folder: form === "folder", passphrase: (isSealed && passphrase) || "" },
      { onSuccess: (task) => task && onClose() },
    );
  return (
    <Dialog
      title="Copy of everything"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isDisabled={isSealed && passphrase === null} onPress={begin}>
            {inWindow ? "Choose the place…" : "Make the copy"}
          </Button>
        </>
      }
    >
      <div className="dump">
        <p>
          It holds all that the library holds, also who confidential sources are and what colleagues noted. To show a
          check to others, export its report.
        </p>
        <Segmented
          label="Form"
          options={forms.filter(({ key }) => inWindow || key !== "folder")}
          value={form}
          onChange={setForm}
        />
        <p className="quiet">{forms.find(({ key }) => key === form)?.about}</p>
        {isSealed && (
          <NewPassphrase
            onChange={setPassphrase}
            lost="Without the passphrase nobody opens the copy again, and there is no other way in."
          />
        )}
        {start.error && <Callout tone="problem">{messageOf(start.error)}</Callout>}
      </div>
    </Dialog>
  );
}
