import { Check, Trash2, X } from "lucide-react";
import { type Ref, useState } from "react";
import { messageOf } from "../../../api/error";
import type { Search, SearchFields, SearchPatch } from "../../../api/types";
import { today } from "../../../lib/dates";
import { useDraft } from "../../../lib/useDraft";
import { drafts } from "../../../queries/client";
import { editSearch, saysWhere, searchRecord, useSearchDelete } from "../../../queries/searchLog";
import { IconButton } from "../../../ui/Button";
import { Choice, type Option } from "../../../ui/Choice";
import { CompletionField } from "../../../ui/CompletionField";
import { Field } from "../../../ui/Field";
import { toast } from "../../../ui/toasts";

interface SearchEntryProps {
  claimId: string;
  /** By which the page knows the entry, see queries/begun. */
  name: string;
  /** Undefined until its first words are stored. */
  entry: Search | undefined;
  places: readonly string[];
  placeRef: Ref<HTMLInputElement> | undefined;
  /** Enter: the entry is finished, and the next one wanted. */
  onNext: () => void;
  /** The entry leaves the list, and takes the focus along. */
  onGone: () => void;
}

const outcomes: Option<"nothing" | "something">[] = [
  { key: "nothing", label: "Nothing found", icon: <X className="search-entry__sign" aria-hidden="true" /> },
  { key: "something", label: "Something found", icon: <Check className="search-entry__sign" aria-hidden="true" /> },
];

/** A line of the search log, in which everything can be changed in its place. */
export function SearchEntry({ claimId, name, entry, places, placeRef, onNext, onGone }: SearchEntryProps) {
  const [begun, setBegun] = useState<SearchFields>(() => ({
    place: "",
    terms: "",
    found: false,
    note: "",
    on: today(),
  }));
  const { values, problem, flush } = useDraft(drafts, searchRecord(name), entry ?? begun);
  const remove = useSearchDelete();
  const edit = (patch: SearchPatch) => {
    if (entry) return editSearch(claimId, name, patch);
    // Nothing is stored of it, so that the first words have to take everything else along.
    const fields = { ...begun, ...patch };
    setBegun(fields);
    if (saysWhere(fields)) editSearch(claimId, name, fields);
  };
  const submit = () => {
    if (!saysWhere(values)) return;
    flush();
    onNext();
  };
  return (
    <li className="search-entry">
      <CompletionField
        label="Where"
        labelHidden
        look="quiet"
        className="search-entry__place"
        value={values.place}
        problem={problem("place")}
        onChange={(place) => edit({ place })}
        onLeave={flush}
        onSubmit={submit}
        completions={places}
        inputRef={placeRef}
        placeholder="Where you looked"
      />
      <Field
        label="What for"
        labelHidden
        look="quiet"
        className="search-entry__terms"
        multiline
        value={values.terms}
        problem={problem("terms")}
        onChange={(terms) => edit({ terms })}
        onLeave={flush}
        onSubmit={submit}
        placeholder="What for"
      />
      <Choice
        label="What came of it"
        labelHidden
        look="inline"
        options={outcomes}
        value={values.found ? "something" : "nothing"}
        onChange={(outcome) => {
          edit({ found: outcome === "something" });
          flush();
        }}
      />
      <Field
        label="Note"
        labelHidden
        multiline
        look="quiet"
        value={values.note}
        problem={problem("note")}
        onChange={(note) => edit({ note })}
        onLeave={flush}
        onSubmit={submit}
        placeholder="Note"
      />
      <Field
        label="Date"
        labelHidden
        look="quiet"
        className="search-entry__date numeric"
        value={values.on}
        problem={problem("on")}
        onChange={(on) => edit({ on })}
        onLeave={flush}
        onSubmit={submit}
        placeholder="2025-11-30"
      />
      <IconButton
        label="Delete this entry"
        size="small"
        onPress={() => {
          if (entry) remove.mutate(entry, { onError: (error) => toast(messageOf(error), { tone: "problem" }) });
          onGone();
        }}
      >
        <Trash2 />
      </IconButton>
    </li>
  );
}
