import { useState } from "react";
import { messageOf } from "../api/error";
import { pickFiles } from "../lib/pickFiles";
import { useCopyChoice, type useLoading } from "../queries/copies";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Dialog } from "../ui/Dialog";
import { PassphraseField } from "../ui/PassphraseField";
import "./DumpDialog.css";

interface OpenCopyDialogProps {
  inWindow: boolean;
  start: ReturnType<typeof useLoading>["start"];
  onClose: () => void;
}

/** Asks for a copy of everything and, if it is sealed, for its passphrase; then a library is made of it. */
export function OpenCopyDialog({ inWindow, start, onClose }: OpenCopyDialogProps) {
  const choice = useCopyChoice();
  const [passphrase, setPassphrase] = useState("");
  const offered = choice.data;
  const choose = (from: "file" | "folder" | File) => {
    start.reset();
    setPassphrase("");
    choice.mutate(from);
  };
  const begin = () =>
    offered &&
    !start.isPending &&
    start.mutate({ id: offered.id, passphrase }, { onSuccess: (task) => task && onClose() });
  const error = start.error ?? choice.error;
  return (
    <Dialog
      title="Open a copy of everything"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isDisabled={!offered || (offered.isSealed && passphrase === "")} onPress={begin}>
            {start.isPending ? "Opening…" : inWindow ? "Choose the place…" : "Make the new library"}
          </Button>
        </>
      }
    >
      <div className="dump">
        <p>
          A new library is made of it, with the whole history. Everything is held against its hash on the way; if
          anything is wrong, no library is made. The one that is open now stays as it is.
        </p>
        <div className="settings__buttons">
          <Button
            isPending={choice.isPending}
            onPress={() =>
              inWindow ? choose("file") : pickFiles(([file]) => file && choose(file), { accept: ".zip,.age" })
            }
          >
            {offered ? "Choose another file…" : "Choose the file…"}
          </Button>
          {inWindow && <Button onPress={() => choose("folder")}>Choose a folder…</Button>}
        </div>
        <p role="status">
          {offered && (
            <>
              Chosen: <strong>{offered.name}</strong>
              {offered.isSealed && ". It is sealed."}
            </>
          )}
        </p>
        {offered?.isSealed && <PassphraseField value={passphrase} onChange={setPassphrase} onSubmit={begin} />}
        {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      </div>
    </Dialog>
  );
}
