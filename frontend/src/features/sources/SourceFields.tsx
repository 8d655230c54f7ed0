import { Checkbox } from "react-aria-components";
import type { SourceFields as Fields, SourcePatch, SourceTextField } from "../../api/types";
import { useVocabulary } from "../../queries/library";
import { CheckMark } from "../../ui/CheckMark";
import { Choice } from "../../ui/Choice";
import { Field } from "../../ui/Field";

interface SourceFieldsProps {
  values: Fields;
  problem: (field: keyof Fields) => string | undefined;
  onChange: (patch: SourcePatch) => void;
  onLeave: () => void;
}

/** What every source has; the rest belongs to its type. */
const always = new Set<string>(["title", "author", "publisher", "issued", "url", "language", "alias"]);
const others: { key: SourceTextField; label: string }[] = [
  { key: "containerTitle", label: "Part of" },
  { key: "editor", label: "Editor" },
  { key: "volume", label: "Volume" },
  { key: "issue", label: "Issue" },
  { key: "page", label: "Pages" },
  { key: "edition", label: "Edition" },
  { key: "number", label: "Number" },
  { key: "genre", label: "Kind" },
  { key: "event", label: "Event" },
  { key: "publisherPlace", label: "Place" },
  { key: "doi", label: "DOI" },
  { key: "isbn", label: "ISBN" },
];

/** The fields of a source by its type. What another type had stays in sight as long as something is in it. */
export function SourceFields({ values, problem, onChange, onLeave }: SourceFieldsProps) {
  const { sourceClasses, sourceTypes } = useVocabulary();
  const named = sourceTypes.find(({ key }) => key === values.type)?.fields ?? [];
  const leftOver = others.filter(({ key }) => values[key] && !named.some((field) => field.key === key));
  const text = (key: SourceTextField, label: string, extra: { placeholder?: string; description?: string } = {}) => (
    <Field
      key={key}
      label={label}
      type={key === "url" ? "url" : "text"}
      value={values[key] ?? ""}
      problem={problem(key)}
      onChange={(value) => onChange({ [key]: value })}
      onLeave={onLeave}
      {...extra}
    />
  );
  return (
    <div className="source-fields">
      {text("title", "Title")}
      <div className="source-fields__grid">
        <Choice
          label="Type"
          options={[{ key: "none", label: "Not said" }, ...sourceTypes]}
          value={values.type || "none"}
          onChange={(type) => {
            onChange({ type: type === "none" ? "" : type });
            onLeave();
          }}
        />
        <Choice
          label="Class"
          options={sourceClasses.map(({ key, label }) => {
            const [name = label, description] = label.split(": ");
            return { key, label: name, description };
          })}
          value={values.class}
          onChange={(chosen) => {
            onChange({ class: chosen });
            onLeave();
          }}
        />
      </div>
      {text("author", "Author", {
        placeholder: "Marsh, Ada; Harbour Board",
        description: "Family name first, then a comma; several parted by semicolons.",
      })}
      <div className="source-fields__grid">
        {text("publisher", "Publisher")}
        {text("issued", "Date", { placeholder: "2025-11-30" })}
        {[...named, ...leftOver].filter(({ key }) => !always.has(key)).map(({ key, label }) => text(key, label))}
        {text("language", "Language")}
      </div>
      {text("url", "Address", { placeholder: "https://" })}
      <Field
        label="Interests"
        description="What interest it has in the matter. Reports tell readers."
        multiline
        value={values.interests ?? ""}
        problem={problem("interests")}
        onChange={(interests) => onChange({ interests })}
        onLeave={onLeave}
      />
      <Field
        label="Note"
        description="For the file; it does not leave the newsroom."
        multiline
        value={values.note ?? ""}
        problem={problem("note")}
        onChange={(note) => onChange({ note })}
        onLeave={onLeave}
      />
      <Checkbox
        className="check"
        isSelected={values.confidential}
        onChange={(confidential) => {
          onChange({ confidential });
          onLeave();
        }}
      >
        <CheckMark />
        <span>Confidential</span>
      </Checkbox>
      {values.confidential &&
        text("alias", "Alias", {
          placeholder: "a harbour official",
          description: "What it is called outside. Bibliographies for others leave it out.",
        })}
    </div>
  );
}
