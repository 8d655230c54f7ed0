import { useSyncExternalStore } from "react";
import type { Reading } from "./reading";

/** Says to a screen reader where the cursor has gone and what has come of a key; nothing else in the text speaks. */
export function Announcer({ reading }: { reading: Reading }) {
  const words = useSyncExternalStore(reading.subscribe, reading.announcement);
  return (
    <p className="visually-hidden" aria-live="polite" aria-atomic="true">
      {words}
    </p>
  );
}
