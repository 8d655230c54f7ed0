import { X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button, IconButton } from "./Button";
import "./Toasts.css";
import { seen } from "./seen";
import { dismissToast, shownToasts, subscribeToToasts, type Toast } from "./toasts";

/** In milliseconds: to read a line, and to reach a button as well. The clock stops while a toast is pointed at. */
const lifetime = { toRead: 4000, toAct: 9000 };

/** Where messages appear. Mount it once. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToToasts, shownToasts);
  return (
    <section className="toasts" aria-label="Messages" aria-live="polite">
      {toasts.map((each) => (
        <ToastCard key={each.id} toast={each} />
      ))}
    </section>
  );
}

function ToastCard({ toast: { id, text, tone, action } }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), action || tone === "problem" ? lifetime.toAct : lifetime.toRead);
    return () => clearTimeout(timer);
  }, [held, id, action, tone]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only stops the clock.
    <div
      className={`toast toast--${tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="toast__text">{seen(text)}</span>
      {action && (
        <Button
          look="quiet"
          size="small"
          className="toast__action"
          onPress={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" size="small" className="toast__close" onPress={() => dismissToast(id)}>
        <X />
      </IconButton>
    </div>
  );
}
