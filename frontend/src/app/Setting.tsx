import type { ReactNode } from "react";

/** A choice in the settings, named before it. What is in it says its own name to a screen reader. */
export function Setting({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className="settings__row">
      <span className="settings__name" aria-hidden="true">
        {name}
      </span>
      <div className="settings__value">
        {children}
        {note && <p className="settings__note">{note}</p>}
      </div>
    </div>
  );
}
