import { Archive, Copy, History, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { messageOf } from "../../api/error";
import type { Level, Scale, ScaleFields } from "../../api/types";
import { momentInWords } from "../../lib/dates";
import { openHistory } from "../../lib/historySubject";
import { nameNewLevels, newLevelKey } from "../../lib/levelKey";
import { useVocabulary } from "../../queries/library";
import { useScaleRetire, useScaleSave } from "../../queries/scales";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Field } from "../../ui/Field";
import { toast } from "../../ui/toasts";
import { LevelList } from "./LevelList";

interface ScaleEditorProps {
  scale: Scale;
  /** A library keeps at least one scale. */
  isOnly: boolean;
  onCopy: () => void;
  onRetired: () => void;
}

/**
 * A rating scale. It is not saved as it is typed: each save makes a version that verdicts may come to rest on, so the
 * person says when one is finished.
 */
export function ScaleEditor({ scale, isOnly, onCopy, onRetired }: ScaleEditorProps) {
  const { tones, glyphs } = useVocabulary();
  const [fields, setFields] = useState<ScaleFields>({ name: scale.name, levels: scale.levels });
  const save = useScaleSave(scale.scaleId);
  const retire = useScaleRetire();
  const addButton = useRef<HTMLButtonElement>(null);
  const changed = fields.name !== scale.name || fields.levels !== scale.levels;
  const setLevels = (levels: Level[]) => setFields({ ...fields, levels });

  const addLevel = () => {
    const look = unusedLook(fields.levels, tones, glyphs);
    setLevels([
      ...fields.levels,
      { key: newLevelKey("rating", fields.levels), label: "", definition: "", onAxis: false, ...look },
    ]);
  };

  return (
    <section className="scale-editor" aria-label={scale.name}>
      <header className="scale-editor__head">
        <Field
          label="Name of the scale"
          labelHidden
          look="quiet"
          className="scale-editor__name serif"
          value={fields.name}
          onChange={(name) => setFields({ ...fields, name })}
        />
        <p className="quiet">
          Version {scale.version}, from {momentInWords(scale.createdAt)}. Saving a change makes version{" "}
          {scale.version + 1}; verdicts given before keep theirs. Ratings on the axis run from true to false in this
          order, and are exported with a number; the others say why a claim has no place between true and false.
        </p>
      </header>
      <LevelList levels={fields.levels} onChange={setLevels} />
      <div className="scale-editor__tools">
        <Button ref={addButton} look="quiet" size="small" icon={<Plus />} onPress={addLevel}>
          Add a rating
        </Button>
        <span className="scale-editor__gap" />
        <Button
          look="quiet"
          size="small"
          icon={<History />}
          onPress={() => openHistory({ of: "scale", id: scale.scaleId, articleId: "" })}
        >
          History
        </Button>
        <Button look="quiet" size="small" icon={<Copy />} isDisabled={changed} onPress={onCopy}>
          Make a copy
        </Button>
        <Button
          look="danger"
          size="small"
          icon={<Archive />}
          isDisabled={isOnly}
          onPress={() =>
            retire.mutate(scale.scaleId, {
              onSuccess: () => {
                onRetired();
                toast(`“${scale.name}” is retired. Its verdicts stay.`);
              },
              onError: (error) => toast(messageOf(error), { tone: "problem" }),
            })
          }
        >
          Retire
        </Button>
      </div>
      {changed && (
        <footer className="scale-editor__save">
          {save.error && <Callout tone="problem">{messageOf(save.error)}</Callout>}
          <div className="scale-editor__ways">
            <span className="quiet">Not saved yet</span>
            <Button look="quiet" onPress={() => setFields({ name: scale.name, levels: scale.levels })}>
              Discard
            </Button>
            <Button
              look="primary"
              isDisabled={save.isPending}
              onPress={() => save.mutate({ ...fields, levels: nameNewLevels(fields.levels, scale.levels) })}
            >
              Save as version {scale.version + 1}
            </Button>
          </div>
        </footer>
      )}
    </section>
  );
}

/** A tone and a sign that no rating of the scale has together. */
function unusedLook(
  levels: readonly Level[],
  tones: readonly { key: Level["tone"] }[],
  glyphs: readonly { key: Level["glyph"] }[],
): Pick<Level, "tone" | "glyph"> {
  const tone = tones.findLast(({ key }) => !levels.some((level) => level.tone === key))?.key ?? "slate";
  const glyph = glyphs.find(({ key }) => !levels.some((level) => level.glyph === key))?.key ?? "ring";
  return { tone, glyph };
}
