import type { VersionInfo } from "../../api/types";
import { momentInWords } from "../../lib/dates";
import { Choice } from "../../ui/Choice";

interface VersionPairProps {
  versions: readonly VersionInfo[];
  from: VersionInfo;
  to: VersionInfo;
  /** Told the numbers of the two, the older first. */
  onChange: (pair: { from: number; to: number }) => void;
}

/** Which two versions are compared. */
export function VersionPair({ versions, from, to, onChange }: VersionPairProps) {
  const without = (other: VersionInfo) =>
    versions
      .filter(({ id }) => id !== other.id)
      .map(({ seq, capturedAt }) => ({
        key: String(seq),
        label: `Version ${seq}`,
        description: `Imported ${momentInWords(capturedAt)}`,
      }));
  const choose = (a: number, b: number) => onChange({ from: Math.min(a, b), to: Math.max(a, b) });
  return (
    <div className="version-pair">
      <span>From</span>
      <Choice
        label="From"
        labelHidden
        options={without(to)}
        value={String(from.seq)}
        onChange={(seq) => choose(Number(seq), to.seq)}
      />
      <span>to</span>
      <Choice
        label="To"
        labelHidden
        options={without(from)}
        value={String(to.seq)}
        onChange={(seq) => choose(from.seq, Number(seq))}
      />
    </div>
  );
}
