import { ClipboardPaste, FilePlus2 } from "lucide-react";
import { type ClipboardEvent, type DragEvent, type ReactNode, useState } from "react";
import { messageOf } from "../../api/error";
import { pickFiles } from "../../lib/pickFiles";
import { useSnapshotAdd } from "../../queries/snapshots";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { toast } from "../../ui/toasts";

interface AddCopyProps {
  articleId: string;
  sourceId: string;
  /** A copy was kept, or was there already. */
  onAdded: (snapshotId: string) => void;
}

/** Keeps copies of a source, and says what could not be read of them. */
export function useAddCopy({ articleId, sourceId, onAdded }: AddCopyProps) {
  const add = useSnapshotAdd(sourceId, articleId);
  const keep = (name: string, bytes: ArrayBuffer) =>
    add.mutate(
      { name, bytes },
      {
        onSuccess: ({ snapshot, exists, notes }) => {
          onAdded(snapshot.id);
          toast([exists ? "The source has this copy already." : "Copy kept.", ...notes].join(" "));
        },
        onError: (error) => toast(messageOf(error), { tone: "problem" }),
      },
    );
  const keepFiles = async (files: readonly File[]) => {
    for (const file of files) keep(file.name || "Picture from the clipboard.png", await file.arrayBuffer());
  };
  return { keep, keepFiles, isBusy: add.isPending };
}

export type CopyKeeper = ReturnType<typeof useAddCopy>;

/** The ways in which a copy comes in. */
export function AddCopy({ keeper }: { keeper: CopyKeeper }) {
  const [isPasting, setPasting] = useState(false);
  return (
    <>
      <Button
        size="small"
        icon={<FilePlus2 />}
        isDisabled={keeper.isBusy}
        onPress={() => pickFiles((files) => void keeper.keepFiles(files), { multiple: true })}
      >
        Add a file
      </Button>
      <Button size="small" icon={<ClipboardPaste />} isDisabled={keeper.isBusy} onPress={() => setPasting(true)}>
        Paste
      </Button>
      {isPasting && <PasteCopyDialog keeper={keeper} onClose={() => setPasting(false)} />}
    </>
  );
}

/** Takes a picture as soon as it is pasted; a text can be looked at first. */
function PasteCopyDialog({ keeper, onClose }: { keeper: CopyKeeper; onClose: () => void }) {
  const [text, setText] = useState("");
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    void keeper.keepFiles(files);
    onClose();
  };
  const keepText = () => {
    keeper.keep("Pasted text.txt", new TextEncoder().encode(text).buffer as ArrayBuffer);
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
          <Button look="primary" isDisabled={text.trim() === ""} onPress={keepText}>
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

/** Keeps the files that are dropped on what it holds. In the window the backend gets them. */
export function DropTarget({ keeper, children }: { keeper: CopyKeeper; children: ReactNode }) {
  const onDrop = (event: DragEvent) => {
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    void keeper.keepFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same.
    <div className="source-viewer__body" data-drop="copies" onDrop={onDrop}>
      {children}
    </div>
  );
}
