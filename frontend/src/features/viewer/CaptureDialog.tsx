import { useState } from "react";
import { messageOf } from "../../api/error";
import { usePreferences } from "../../queries/preferences";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Segmented } from "../../ui/Segmented";
import type { CopyKeeper } from "./copyKeeper";

type Allowance = "once" | "site";

const allowances: { key: Allowance; label: string }[] = [
  { key: "once", label: "Just this once" },
  { key: "site", label: "Always for this site" },
];

interface CaptureDialogProps {
  keeper: CopyKeeper;
  /** The address of the source, if it is known. */
  url: string;
  onClose: () => void;
}

/** Asks the web for a copy: the one thing for which Tickmark speaks to the network, each time the person wants it. */
export function CaptureDialog({ keeper, url: known, onClose }: CaptureDialogProps) {
  const { captureSites } = usePreferences();
  const [url, setUrl] = useState(known);
  const [allow, setAllow] = useState<Allowance>("once");
  const [work, setWork] = useState<{ error?: unknown } | null>(null);
  const host = hostOf(url);
  const isAllowed = captureSites.some((site) => host === site || host.endsWith(`.${site}`));
  const isBusy = work !== null && work.error === undefined;
  const fetchIt = async () => {
    setWork({});
    try {
      await keeper.capture(url.trim(), isAllowed ? undefined : allow);
      onClose();
    } catch (error) {
      setWork({ error });
    }
  };
  return (
    <Dialog
      title="A copy from the web"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isDisabled={host === "" || isBusy} onPress={() => void fetchIt()}>
            {isBusy ? "Fetching…" : "Fetch it"}
          </Button>
        </>
      }
    >
      <Field
        label="Address"
        type="url"
        autoFocus
        value={url}
        onChange={setUrl}
        onSubmit={() => host !== "" && !isBusy && void fetchIt()}
        placeholder="https://"
      />
      <p>
        {host ? `${host} is asked for this one document, and sees the address of this computer. ` : ""}
        Nobody else is asked, no cookies are sent, and nothing of the page is run.
      </p>
      {host !== "" && !isAllowed && (
        <Segmented label="Allow it" options={allowances} value={allow} onChange={setAllow} />
      )}
      {work?.error !== undefined && <Callout tone="problem">{messageOf(work.error)}</Callout>}
    </Dialog>
  );
}

/** Whom an address names; "" where it is none yet. */
function hostOf(url: string): string {
  const parsed = URL.parse(url.trim());
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.hostname : "";
}
