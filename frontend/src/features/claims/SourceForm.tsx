import { Checkbox } from "react-aria-components";
import type { SourceFields, SourcePatch } from "../../api/types";
import { useVocabulary } from "../../queries/library";
import { CheckMark } from "../../ui/CheckMark";
import { Choice } from "../../ui/Choice";
import { Field } from "../../ui/Field";

interface SourceFormProps {
  values: SourceFields;
  problem?: (field: keyof SourceFields) => string | undefined;
  onChange: (patch: SourcePatch) => void;
  onLeave?: () => void;
  autoFocus?: boolean;
}

/** The fields of a source, whether it is being added or changed. */
export function SourceForm({ values, problem = () => undefined, onChange, onLeave, autoFocus }: SourceFormProps) {
  const { sourceClasses } = useVocabulary();
  const classes = sourceClasses.map(({ key, label }) => {
    const [name = label, description] = label.split(": ");
    return { key, label: name, description };
  });
  return (
    <div className="source-form">
      <Field
        label="Title"
        value={values.title}
        problem={problem("title")}
        onChange={(title) => onChange({ title })}
        onLeave={onLeave}
        autoFocus={autoFocus}
        placeholder="Name of the document, page or data set"
      />
      <div className="source-form__pair">
        <Field
          label="Publisher"
          value={values.publisher}
          problem={problem("publisher")}
          onChange={(publisher) => onChange({ publisher })}
          onLeave={onLeave}
        />
        <Field
          label="Author"
          value={values.author}
          problem={problem("author")}
          onChange={(author) => onChange({ author })}
          onLeave={onLeave}
        />
      </div>
      <Field
        label="Address"
        type="url"
        value={values.url}
        problem={problem("url")}
        onChange={(url) => onChange({ url })}
        onLeave={onLeave}
        placeholder="https://"
      />
      <div className="source-form__pair">
        <Field
          label="Date"
          value={values.issued}
          problem={problem("issued")}
          onChange={(issued) => onChange({ issued })}
          onLeave={onLeave}
          placeholder="2025-11-30"
        />
        <Choice
          label="Class"
          options={classes}
          value={values.class}
          onChange={(chosen) => {
            onChange({ class: chosen });
            onLeave?.();
          }}
        />
      </div>
      <div className="source-form__confidence">
        <Checkbox
          className="check"
          isSelected={values.confidential}
          onChange={(confidential) => {
            onChange({ confidential });
            onLeave?.();
          }}
        >
          <CheckMark />
          <span>Confidential</span>
        </Checkbox>
        <p className="section__note">
          Reports and files for others have the alias in place of everything that tells who or what the source is; what
          is quoted from it stays. The memo and the dossier (JSON) are for the file and hold it all.
        </p>
      </div>
      {values.confidential && (
        <Field
          label="Alias"
          value={values.alias}
          problem={problem("alias")}
          onChange={(alias) => onChange({ alias })}
          onLeave={onLeave}
          placeholder="a harbour official"
          description="As it should be printed. Without one, reports say “Confidential source” and a number."
        />
      )}
    </div>
  );
}
