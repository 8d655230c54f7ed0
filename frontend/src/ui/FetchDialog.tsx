import { type ReactNode, useState } from "react";
import { messageOf } from "../api/error";
import { type Allowance, type Fetching, hostOf, isOfSite } from "../lib/webAddress";
import { Button } from "./Button";
import { Callout } from "./Callout";
import { Dialog } from "./Dialog";
import { Field } from "./Field";
import { Segmented } from "./Segmented";

const allowances: { key: Allowance; label: string }[] = [
  { key: "once", label: "Just this once" },
  { key: "site", label: "Always for this site" },
];

interface FetchDialogProps {
  title: string;
  /** The address, if it is known. */
  url: string;
  fetching: Fetching;
  onClose: () => void;
  /** What else there is to say before it is fetched. */
  children?: ReactNode;
}

/** Asks the web for one document: the one thing for which Tickmark speaks to the network, each time the person wants it. */
export function FetchDialog({ title, url: known, fetching, onClose, children }: FetchDialogProps) {
  const { isBusy, far, stop, error } = fetching;
  const [url, setUrl] = useState(known);
  const [allow, setAllow] = useState<Allowance>("once");
  const host = hostOf(url);
  const isAllowed = isOfSite(host, fetching.sites);
  const isReady = host !== "" && !isBusy;
  const fetchIt = () => isReady && void fetching.run(url.trim(), isAllowed ? undefined : allow);
  return (
    <Dialog
      title={title}
      onClose={isBusy ? () => stop?.() : onClose}
      actions={
        <>
          {isBusy ? (
            <Button look="quiet" isDisabled={!stop} onPress={stop}>
              Stop
            </Button>
          ) : (
            <Button look="quiet" onPress={onClose}>
              Cancel
            </Button>
          )}
          <Button look="primary" isDisabled={!isReady} onPress={fetchIt}>
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
        onSubmit={fetchIt}
        placeholder="https://"
      />
      <p>
        {host || "The site that you name"} is asked for this one document, and sees the address of this computer. Nobody
        else is asked, no cookies are sent, and nothing of the page is run.
      </p>
      {host !== "" && !isAllowed && (
        <Segmented label="Allow it" options={allowances} value={allow} onChange={setAllow} />
      )}
      {children}
      {far && <p className="quiet numeric">{far}</p>}
      {error !== undefined && <Callout tone="problem">{messageOf(error)}</Callout>}
    </Dialog>
  );
}
