import { BookOpenText, Check, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import type { Comparison, Evidence, Source } from "../../api/types";
import { dateInWords } from "../../lib/dates";
import { locatorInWords, nameOfSource, publisherOf } from "../../lib/evidenceWords";
import { useVocabulary } from "../../queries/library";
import { Button } from "../../ui/Button";
import { Confidential } from "../../ui/Confidential";
import { Facts } from "../../ui/Facts";
import { seen } from "../../ui/seen";
import { MarkedWords } from "./MarkedWords";

interface EvidenceItemProps {
  evidence: Evidence;
  source: Source | undefined;
  /** What of it is the claim's; undefined until it is known. */
  quoted: Comparison["quotes"][number] | undefined;
  /** What is to be said of the pieces from here on that have one origin. */
  note: string | undefined;
  /** It has the same origin as the one before. */
  isBound: boolean;
  isEdited: boolean;
  onEdit: (isEdited: boolean) => void;
  onSource: () => void;
  fields: (evidence: Evidence) => ReactNode;
}

/** A piece of evidence to be read against the claim: the source's words first, then what they leave open. */
export function EvidenceItem({
  evidence,
  source,
  quoted,
  note,
  isBound,
  isEdited,
  onEdit,
  onSource,
  fields,
}: EvidenceItemProps) {
  const { locatorKinds, sourceClasses } = useVocabulary();
  const name = nameOfSource(source);
  const open = evidence.snapshotId ? "Open at the place" : "Open the source";
  const facts = [
    publisherOf(source),
    source && !source.confidential && dateInWords(source.issued),
    sourceClasses.find(({ key }) => key === source?.class)?.label.split(":")[0],
    locatorInWords(evidence, locatorKinds),
  ];
  const words = quoted?.words ?? evidence.quote;
  return (
    <li className="evidence-item" data-evidence={evidence.id} data-bound={isBound || undefined}>
      {note && <p className="evidence-item__origin">{seen(note)}</p>}
      <h3 className="evidence-item__name" dir="auto">
        {seen(name)}
      </h3>
      <p className="evidence-item__facts">
        <Facts facts={facts} />
        {source?.confidential && <Confidential />}
      </p>
      {words && (
        <blockquote className="evidence-item__quote serif" dir="auto">
          <MarkedWords
            words={words}
            facts={(quoted?.facts ?? []).map((fact) => ({ ...fact, sort: fact.shared ? "shared" : "other" }))}
          />
        </blockquote>
      )}
      {!words && <p className="quiet">Nothing is quoted from it.</p>}
      {words && quoted && quoted.missing.length > 0 && (
        <p className="evidence-item__note">
          <span className="evidence-item__label">Not here</span> {seen(quoted.missing.join(", "))}
        </p>
      )}
      {evidence.limits && !isEdited && (
        <p className="evidence-item__note">
          <span className="evidence-item__label">Does not prove</span> <span dir="auto">{seen(evidence.limits)}</span>
        </p>
      )}
      <div className="evidence-item__actions">
        <Button
          look="quiet"
          size="small"
          icon={isEdited ? <Check /> : <Pencil />}
          aria-expanded={isEdited}
          aria-label={isEdited ? `Done with ${name}` : `Edit ${name}`}
          onPress={() => onEdit(!isEdited)}
        >
          {isEdited ? "Done" : "Edit"}
        </Button>
        <Button look="quiet" size="small" icon={<BookOpenText />} aria-label={`${open}: ${name}`} onPress={onSource}>
          {open}
        </Button>
      </div>
      {isEdited && <div className="evidence-item__fields">{fields(evidence)}</div>}
    </li>
  );
}
