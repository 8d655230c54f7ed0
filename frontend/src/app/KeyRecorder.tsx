import { useEffect, useEffectEvent, useRef } from "react";
import { type Chord, chordsOf } from "../lib/keymap";
import { isMac } from "../lib/platform";

interface KeyRecorderProps {
  label: string;
  onChord: (chord: Chord) => void;
  /** Escape was pressed. */
  onCancel: () => void;
  /** The focus has gone elsewhere. */
  onLeave: () => void;
}

/** Waits for the keys that a command is to have. A field, so that screen readers let the keys through. */
export function KeyRecorder({ label, onChord, onCancel, onLeave }: KeyRecorderProps) {
  const field = useRef<HTMLInputElement>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // With Tab one gets out of here, as everywhere.
    if (event.key === "Tab" || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    const [chord] = chordsOf(event, isMac);
    if (chord === "Escape") onCancel();
    else if (chord !== undefined) onChord(chord);
  });
  useEffect(() => {
    field.current?.focus();
    // Before anybody else hears of them: the dialog closes on Escape, lists go by arrows.
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener, { capture: true });
    return () => window.removeEventListener("keydown", listener, { capture: true });
  }, []);
  return (
    <input
      ref={field}
      className="key-recorder"
      aria-label={label}
      aria-description="Escape leaves it as it is"
      placeholder="Press the keys, or Escape"
      readOnly
      onBlur={onLeave}
    />
  );
}
