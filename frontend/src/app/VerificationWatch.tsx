import { useEffect, useEffectEvent } from "react";
import { count } from "../lib/count";
import { farOf, soundInWords } from "../lib/verification";
import { useVerification } from "../queries/library";
import { toast } from "../ui/toasts";
import { Underway } from "../ui/Underway";

interface VerificationWatchProps {
  /** Whether the settings are open, which say the same and more. */
  isShown: boolean;
  onShow: () => void;
}

/** Shows a verification that goes on after the settings were closed, and says what it came to. */
export function VerificationWatch({ isShown, onShow }: VerificationWatchProps) {
  const { task, stop } = useVerification();
  const tell = useEffectEvent(() => {
    if (isShown) return;
    const found = task?.verification;
    const action = { label: "Show", run: onShow };
    if (task?.error) toast(`The library could not be verified. ${task.error}`, { tone: "problem" });
    else if (found?.damages.length === 0) toast(soundInWords(found));
    else if (found)
      toast(`${count(found.damages.length, "thing")} damaged in the library.`, { tone: "problem", action });
  });
  const isOver = task !== undefined && task.state !== "running";
  useEffect(() => {
    if (isOver) tell();
  }, [isOver]);
  if (task?.state !== "running" || isShown) return null;
  const { value } = farOf(task);
  return (
    <Underway
      label="Verifying the library…"
      far={value === undefined ? undefined : `${Math.floor(value * 100)} %`}
      onStop={stop}
    />
  );
}
