import { type ClipboardEvent, useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import type { CopyKeeper } from "./copyKeeper";

/** Takes a picture as soon as it is pasted; a text can be looked at first. */
export function PasteCopyDialog({ keeper, onClose }: { keeper: CopyKeeper; onClose: () => void }) {
  const [text, setText] = useState("");
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    keeper.keepFiles(files);
    onClose();
  };
  const keep = () => {
    void keeper.keepText(text);
    onClose();
  };
  return (
    <Dialog
      title="Paste a copy"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isDisabled={text.trim() === ""} onPress={keep}>
            Keep the text
          </Button>
        </>
      }
    >
      <div onPaste={onPaste}>
        <Field
          label="Text or picture"
          multiline
          lines={6}
          autoFocus
          value={text}
          onChange={setText}
          description="A picture from the clipboard is kept as soon as it is pasted."
        />
      </div>
    </Dialog>
  );
}
