import { useEffect, useState } from "react";
import { desktop } from "../api/desktop";
import { messageOf } from "../api/error";
import { externalAddress } from "../lib/externalAddress";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Dialog } from "../ui/Dialog";
import { seen } from "../ui/seen";
import { toast } from "../ui/toasts";

/**
 * Catches every link that leads out of the app and shows its address before anything is opened: links come from
 * articles, and a webview that follows one has left the app.
 */
export function ExternalLinks({ inWindow }: { inWindow: boolean }) {
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || event.defaultPrevented || link.hasAttribute("download") || link.closest("[contenteditable=true]"))
        return;
      if (link.origin === location.origin && link.protocol !== "mailto:") return;
      event.preventDefault();
      setLink(link.href);
    };
    document.addEventListener("click", onClick);
    document.addEventListener("auxclick", onClick);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("auxclick", onClick);
    };
  }, []);
  if (link === null) return null;

  const close = () => setLink(null);
  const address = externalAddress(link);
  if (!address) {
    return (
      <Dialog
        title="This link is not opened"
        onClose={close}
        actions={
          <Button look="primary" autoFocus onPress={close}>
            Close
          </Button>
        }
      >
        <p>Only web and e-mail addresses are. This one is:</p>
        <p className="external-address">{seen(link)}</p>
      </Dialog>
    );
  }
  const { href, place, ascii, warnings } = address;
  const follow = () => {
    close();
    if (inWindow) desktop.openUrl(href).catch((error) => toast(messageOf(error), { tone: "problem" }));
    else window.open(href, "_blank", "noopener,noreferrer");
  };
  return (
    <Dialog
      title="Open this address?"
      onClose={close}
      actions={
        <>
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
          <Button look="primary" autoFocus onPress={follow}>
            Open in the browser
          </Button>
        </>
      }
    >
      <p>
        It leads to <bdi className="external-place">{seen(place)}</bdi>
        {ascii && (
          <>
            , in plain letters <bdi className="external-place">{ascii}</bdi>
          </>
        )}
        .
      </p>
      {warnings.length > 0 && (
        <Callout tone="problem">
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Callout>
      )}
      <p className="external-address">{seen(href)}</p>
    </Dialog>
  );
}
