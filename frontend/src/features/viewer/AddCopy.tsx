import { ClipboardPaste, FilePlus2, Globe } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import { Button } from "../../ui/Button";
import { CaptureDialog } from "./CaptureDialog";
import type { CopyKeeper } from "./copyKeeper";
import { PasteCopyDialog } from "./PasteCopyDialog";

interface AddCopyProps {
  keeper: CopyKeeper;
  /** The address of the source, if it is known. */
  url: string;
}

/** The buttons by which a copy comes in. */
export function AddCopy({ keeper, url }: AddCopyProps) {
  const [dialog, setDialog] = useState<"paste" | "capture" | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Button size="small" icon={<FilePlus2 />} isDisabled={keeper.isBusy} onPress={keeper.pick}>
        Add a file
      </Button>
      <Button size="small" icon={<ClipboardPaste />} isDisabled={keeper.isBusy} onPress={() => setDialog("paste")}>
        Paste
      </Button>
      <Button size="small" icon={<Globe />} isDisabled={keeper.isBusy} onPress={() => setDialog("capture")}>
        From the web
      </Button>
      {dialog === "paste" && <PasteCopyDialog keeper={keeper} onClose={close} />}
      {dialog === "capture" && <CaptureDialog keeper={keeper} url={url} onClose={close} />}
    </>
  );
}

interface DropTargetProps {
  keeper: CopyKeeper;
  sourceId: string;
  children: ReactNode;
}

/** Keeps the files that are dropped on what it holds; in the window app/useDrops does, with their paths. */
export function DropTarget({ keeper, sourceId, children }: DropTargetProps) {
  const onDrop = (event: DragEvent) => {
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && !keeper.inWindow) keeper.keepFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons do the same.
    <div className="source-viewer__body" data-copies-of={sourceId} onDrop={onDrop}>
      {children}
    </div>
  );
}
