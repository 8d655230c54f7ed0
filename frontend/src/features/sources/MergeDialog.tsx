import { useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { messageOf } from "../../api/error";
import type { Source, SourceFields } from "../../api/types";
import { nameOfSource } from "../../lib/evidenceWords";
import { differingFields, isVeiled, mergedFields, mostUsed } from "../../lib/mergeSources";
import { useVocabulary } from "../../queries/library";
import { useSourceMerge } from "../../queries/sources";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Dialog } from "../../ui/Dialog";
import { seen } from "../../ui/seen";
import { toast } from "../../ui/toasts";

interface MergeDialogProps {
  /** With all their fields. */
  group: readonly Source[];
  /** The one that was opened, whose fields are shown even if it is confidential. */
  openedId?: string;
  onUndo: () => void;
  onClose: () => void;
  /** What is done instead of closing once they are one; one of them is gone then. */
  onMerged?: () => void;
}

/** Sources side by side: of each field in which they differ, one of the values is chosen. */
export function MergeDialog({ group, openedId, onUndo, onClose, onMerged = onClose }: MergeDialogProps) {
  const { sourceTypes, sourceClasses } = useVocabulary();
  const merge = useSourceMerge();
  const [chosen, setChosen] = useState<Partial<Record<keyof SourceFields, number>>>({});
  const kept = mostUsed(group);
  const fields = differingFields(group);
  const shown = (key: keyof SourceFields, value: Source[keyof SourceFields]) => {
    if (key === "type") return sourceTypes.find((type) => type.key === value)?.label ?? "";
    if (key === "class") return sourceClasses.find((one) => one.key === value)?.label ?? "";
    if (key === "originId") return value ? "another source" : "";
    return String(value ?? "");
  };
  const valueIn = (source: Source, key: keyof SourceFields) => {
    const value = shown(key, source[key]);
    if (value === "") return <span className="quiet">nothing</span>;
    if (isVeiled(source, key, openedId)) return <span className="quiet">confidential, not shown</span>;
    return seen(value);
  };
  const doMerge = () =>
    merge.mutate(
      {
        id: kept.id,
        others: group.filter(({ id }) => id !== kept.id).map(({ id }) => id),
        fields: mergedFields(group, chosen),
      },
      {
        onSuccess: (source) => {
          onMerged();
          toast(`Merged into “${nameOfSource(source)}”.`, { action: { label: "Undo", run: onUndo } });
        },
      },
    );
  return (
    <Dialog
      title={`Merge ${group.length} sources`}
      size="large"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isDisabled={merge.isPending} onPress={doMerge}>
            Merge
          </Button>
        </>
      }
    >
      <p className="quiet">
        Evidence, copies and whatever has it from them go to the one that remains.
        {group.some(({ confidential }) => confidential) && " One of them is confidential, so the one that remains is."}
      </p>
      {merge.error && <Callout tone="problem">{messageOf(merge.error)}</Callout>}
      {fields.length === 0 && <p>They are the same in all fields.</p>}
      {fields.map(({ key, label, best }) => (
        <RadioGroup
          key={key}
          className="merge-field"
          value={String(chosen[key] ?? best)}
          onChange={(value) => setChosen({ ...chosen, [key]: Number(value) })}
          aria-label={label}
        >
          <span className="merge-field__label" aria-hidden="true">
            {label}
          </span>
          <div className="merge-field__values">
            {group.map((source, i) => (
              <Radio key={source.id} value={String(i)} className="merge-field__value">
                <span dir="auto">{valueIn(source, key)}</span>
              </Radio>
            ))}
          </div>
        </RadioGroup>
      ))}
    </Dialog>
  );
}
