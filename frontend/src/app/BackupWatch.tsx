import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { backupsQuery } from "../queries/backups";
import { toast } from "../ui/toasts";

/** Says once that no backup could be made, and why. The settings go on saying it. */
export function BackupWatch({ onShow }: { onShow: () => void }) {
  const failure = useQuery(backupsQuery).data?.failure ?? "";
  const tell = useEffectEvent(() =>
    toast(`No backup could be made. ${failure}`, { tone: "problem", action: { label: "Show", run: onShow } }),
  );
  useEffect(() => {
    if (failure) tell();
  }, [failure]);
  return null;
}
