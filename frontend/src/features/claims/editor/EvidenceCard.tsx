import { BookOpenText, ChevronRight, Trash2 } from "lucide-react";
import type { Ref } from "react";
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import type { Evidence, Source } from "../../../api/types";
import { labelOf, locatorInWords, nameOfSource, publisherOf } from "../../../lib/evidenceWords";
import { useJob } from "../../../lib/useJob";
import { useVocabulary } from "../../../queries/library";
import { Button } from "../../../ui/Button";
import { Confidential } from "../../../ui/Confidential";
import { Facts } from "../../../ui/Facts";
import { seen } from "../../../ui/seen";
import { EvidenceFields } from "./EvidenceFields";
import { SourceFieldsEditor } from "./SourceFieldsEditor";

interface EvidenceCardProps {
  articleId: string;
  evidence: Evidence;
  /** Undefined only for the moment between adding a source and the desk's next answer. */
  source: Source | undefined;
  isOpen: boolean;
  /** Shows what is known about the source as well, at first. */
  isSourceOpen: boolean;
  quoteRef: Ref<HTMLTextAreaElement> | undefined;
  /** Opens the source beside the text, at the words if they are known. */
  onSource: () => void;
  onToggle: () => void;
  onRemove: () => void;
}

/** A piece of evidence: a line about it, and all of it when it is open. */
export function EvidenceCard(props: EvidenceCardProps) {
  const { articleId, evidence, source, isOpen, isSourceOpen, quoteRef, onSource, onToggle, onRemove } = props;
  const { stances, locatorKinds } = useVocabulary();
  const { say } = useJob();
  const name = nameOfSource(source);
  const open = evidence.snapshotId ? "Open at the place" : "Open the source";
  const facts = [publisherOf(source), locatorInWords(evidence, locatorKinds)];
  return (
    <li className={`evidence-card stance-${evidence.stance}`}>
      <Disclosure isExpanded={isOpen} onExpandedChange={onToggle}>
        <Heading level={4}>
          <AriaButton slot="trigger" className="evidence-card__button">
            <span className="evidence-card__stance">{labelOf(stances, evidence.stance)}</span>
            <span className="evidence-card__name" dir="auto">
              {seen(name)}
            </span>
            <span className="evidence-card__facts">
              <Facts facts={facts} />
            </span>
            {source?.confidential && <Confidential />}
            {!isOpen && evidence.quote && (
              <span className="evidence-card__quote serif" dir="auto">
                “{seen(evidence.quote)}”
              </span>
            )}
            <ChevronRight className="evidence-card__chevron" aria-hidden="true" />
          </AriaButton>
        </Heading>
        <Button
          look="quiet"
          size="small"
          icon={<BookOpenText />}
          className="evidence-card__source"
          aria-label={`${open}: ${name}`}
          onPress={onSource}
        >
          {open}
        </Button>
        <DisclosurePanel>
          {isOpen && (
            <div className="evidence-card__body">
              <EvidenceFields articleId={articleId} evidence={evidence} quoteRef={quoteRef} />
              {source && <SourceFieldsEditor articleId={articleId} source={source} isOpenAtFirst={isSourceOpen} />}
              <Button look="danger" size="small" icon={<Trash2 />} className="evidence-card__remove" onPress={onRemove}>
                {say("Remove from this claim")}
              </Button>
            </div>
          )}
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
}
