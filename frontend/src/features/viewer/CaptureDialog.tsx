import { useFetching } from "../../queries/fetching";
import { FetchDialog } from "../../ui/FetchDialog";
import type { CopyKeeper } from "./copyKeeper";

interface CaptureDialogProps {
  keeper: CopyKeeper;
  /** The address of the source, if it is known. */
  url: string;
  onClose: () => void;
}

/** Asks the web for a copy of a source. */
export function CaptureDialog({ keeper, url, onClose }: CaptureDialogProps) {
  const fetching = useFetching(async (address, allow) => {
    await keeper.capture(address, allow);
    onClose();
  });
  return <FetchDialog title="A copy from the web" url={url} fetching={fetching} onClose={onClose} />;
}
