import { useState } from "react";
import type { Backup } from "../api/types";
import { backupInWords, madeInWords } from "../lib/backupWords";
import { Button } from "../ui/Button";
import "./BackupList.css";
import { RestoreDialog } from "./RestoreDialog";

/** Backups, each with the way back to it. */
export function BackupList({ backups }: { backups: Backup[] }) {
  const [restoring, setRestoring] = useState<Backup | null>(null);
  return (
    <>
      <ul className="backups" aria-label="Backups">
        {backups.map((backup) => (
          <li key={backup.name}>
            <span>{backupInWords(backup)}</span>
            <Button
              size="small"
              aria-label={`Restore that of ${madeInWords(backup)}…`}
              onPress={() => setRestoring(backup)}
            >
              Restore…
            </Button>
          </li>
        ))}
      </ul>
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
    </>
  );
}
