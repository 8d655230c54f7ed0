import { useEffect, useState } from "react";
import { desktop } from "../api/desktop";
import { messageOf } from "../api/error";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { toast } from "../ui/toasts";

/**
 * Catches every link that leads out of the app and shows its address before anything is opened: links come from
 * articles, and a webview that follows one has left the app.
 */
export function ExternalLinks({ inWindow }: { inWindow: boolean }) {
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || event.defaultPrevented || link.hasAttribute("download") || link.closest("[contenteditable=true]"))
        return;
      if (link.origin === location.origin && link.protocol !== "mailto:") return;
      event.preventDefault();
      setHref(link.href);
    };
    document.addEventListener("click", onClick);
    document.addEventListener("auxclick", onClick);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("auxclick", onClick);
    };
  }, []);
  if (href === null) return null;

  const close = () => setHref(null);
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
      <p className="external-address">{href}</p>
    </Dialog>
  );
}
