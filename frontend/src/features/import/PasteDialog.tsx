import { useState } from "react";
import { messageOf } from "../../api/error";
import type { Article, ImportOutcome } from "../../api/types";
import { type TextFormat, useArticlePaste } from "../../queries/articles";
import { changePreferences, usePreferences } from "../../queries/preferences";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { JobChoice } from "../../ui/JobChoice";
import { Segmented } from "../../ui/Segmented";
import { seen } from "../../ui/seen";

const formats: { key: TextFormat; label: string }[] = [
  { key: "auto", label: "Recognise" },
  { key: "text", label: "Plain text" },
  { key: "markdown", label: "Markdown" },
  { key: "html", label: "HTML" },
];

interface PasteDialogProps {
  onClose: () => void;
  onOutcome: (outcome: ImportOutcome) => void;
  onOpen: (article: Article) => void;
}

export function PasteDialog({ onClose, onOutcome, onOpen }: PasteDialogProps) {
  const [text, setText] = useState("");
  const [title, setTitle] = useState("");
  const [publisher, setPublisher] = useState("");
  const [url, setUrl] = useState("");
  const { importKind } = usePreferences();
  const [kind, setKind] = useState(importKind);
  const [format, setFormat] = useState<TextFormat>("auto");
  const [known, setKnown] = useState<Article | null>(null);
  const paste = useArticlePaste();

  const submit = (again: boolean) => {
    const given = Object.entries({ kind, title, publisher, url }).filter(([, value]) => value.trim() !== "");
    paste.mutate(
      { text, format, again, fields: Object.fromEntries(given) },
      {
        onSuccess: (outcome) => {
          if (outcome.exists) return setKnown(outcome.article);
          changePreferences({ importKind: kind });
          onClose();
          onOutcome(outcome);
        },
      },
    );
  };

  return (
    <Dialog
      title="Paste a text"
      size="large"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isDisabled={text.trim() === "" || paste.isPending} onPress={() => submit(false)}>
            Add to the library
          </Button>
        </>
      }
    >
      <Field
        label="Text"
        className="paste__text"
        multiline
        lines={9}
        autoFocus
        value={text}
        onChange={(next) => {
          setText(next);
          setKnown(null);
        }}
        placeholder="The words to be checked"
      />
      <JobChoice value={kind} onChange={setKind} />
      <div className="paste__row">
        <span className="quiet">Read it as</span>
        <Segmented label="Read it as" options={formats} value={format} onChange={setFormat} />
      </div>
      <Field label="Title" value={title} onChange={setTitle} placeholder="Its first line, if you leave this empty" />
      <div className="paste__pair">
        <Field label="Publisher" value={publisher} onChange={setPublisher} />
        <Field label="Address" type="url" value={url} onChange={setUrl} placeholder="https://" />
      </div>
      {paste.error && <Callout tone="problem">{messageOf(paste.error)}</Callout>}
      {known && (
        <Callout>
          <span>
            This text is in the library already, as <strong>{seen(known.title)}</strong>.
          </span>
          <span className="callout__actions">
            <Button
              size="small"
              onPress={() => {
                onClose();
                onOpen(known);
              }}
            >
              Open it
            </Button>
            <Button size="small" look="quiet" onPress={() => submit(true)}>
              Add it again
            </Button>
          </span>
        </Callout>
      )}
    </Dialog>
  );
}
