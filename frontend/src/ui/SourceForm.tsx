import { Checkbox } from "react-aria-components";
import type { SourceFields, SourcePatch, SourceTextField, Vocabulary } from "../api/types";
import { CheckMark } from "./CheckMark";
import { Choice } from "./Choice";
import { Field } from "./Field";
import { SmallFold } from "./SmallFold";
import "./SourceForm.css";

interface SourceFormProps {
  vocabulary: Pick<Vocabulary, "sourceClasses" | "sourceTypes">;
  values: SourceFields;
  problem: (field: keyof SourceFields) => string | undefined;
  onChange: (patch: SourcePatch) => void;
  onLeave: () => void;
  /** Beside other work, what is seldom wanted is folded up; the level is that of the fold's heading. */
  foldAt?: 3 | 4 | 5;
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
export function SourceForm({ vocabulary, values, problem, onChange, onLeave, foldAt }: SourceFormProps) {
  const { sourceClasses, sourceTypes } = vocabulary;
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
  const choose = (patch: SourcePatch) => {
    onChange(patch);
    onLeave();
  };
  const more = (
    <div className="source-form">
      <div className="source-form__grid">
        {[...named, ...leftOver].filter(({ key }) => !always.has(key)).map(({ key, label }) => text(key, label))}
        {text("language", "Language")}
      </div>
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
    </div>
  );
  return (
    <div className="source-form">
      {text("title", "Title")}
      <div className="source-form__grid">
        <Choice
          label="Type"
          options={[{ key: "none", label: "Not said" }, ...sourceTypes]}
          value={values.type || "none"}
          onChange={(type) => choose({ type: type === "none" ? "" : type })}
        />
        <Choice
          label="Class"
          options={sourceClasses.map(({ key, label }) => {
            const [name = label, description] = label.split(": ");
            return { key, label: name, description };
          })}
          value={values.class}
          onChange={(chosen) => choose({ class: chosen })}
        />
      </div>
      {text("author", "Author", {
        placeholder: "Marsh, Ada; Harbour Board",
        description: "Family name first, then a comma; several parted by semicolons.",
      })}
      <div className="source-form__grid">
        {text("publisher", "Publisher")}
        {text("issued", "Date", { placeholder: "2025-11-30" })}
      </div>
      {text("url", "Address", { placeholder: "https://" })}
      {!foldAt && more}
      <div className="source-form__confidence">
        <Checkbox
          className="check"
          isSelected={values.confidential}
          onChange={(confidential) => choose({ confidential })}
        >
          <CheckMark />
          <span>Confidential</span>
        </Checkbox>
        <p>
          Reports and files for others have the alias in place of everything that tells who or what the source is; what
          is quoted from it stays. The memo and the dossier (JSON) are for the file and hold it all.
        </p>
      </div>
      {values.confidential &&
        text("alias", "Alias", {
          placeholder: "a harbour official",
          description: "As it should be printed. Without one, reports say “Confidential source” and a number.",
        })}
      {foldAt && (
        <SmallFold title="More fields" level={foldAt}>
          {more}
        </SmallFold>
      )}
    </div>
  );
}
