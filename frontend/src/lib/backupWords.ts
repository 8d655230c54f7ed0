import type { Backup } from "../api/types";
import { sizeInWords } from "./fileSize";

const style: Intl.DateTimeFormatOptions = { dateStyle: "long", timeStyle: "short" };

/** When a backup was made: 26 November 2026 at 17:30. */
export const madeInWords = ({ at }: Pick<Backup, "at">) => new Intl.DateTimeFormat("en-GB", style).format(new Date(at));

/** What a backup is, in a line. */
export const backupInWords = (backup: Pick<Backup, "at" | "size" | "sealedFor">) =>
  `${madeInWords(backup)}, ${sizeInWords(backup.size)}${backup.sealedFor ? ", sealed" : ""}`;
