import { Check, Trash2 } from "lucide-react";
import { type Ref, useState } from "react";
import { messageOf } from "../../../api/error";
import type { Claim, Query, QueryFields, QueryPatch } from "../../../api/types";
import { exactWordsOf } from "../../../lib/claimLook";
import { momentInWords } from "../../../lib/dates";
import { suggestionOf } from "../../../lib/querySheet";
import { useDraft } from "../../../lib/useDraft";
import { useJob } from "../../../lib/useJob";
import { editQuery, queryRecord, useQueryClose, useQueryDelete } from "../../../queries/claimQueries";
import { drafts } from "../../../queries/client";
import { claimNumber } from "../../../queries/desk";
import { useVocabulary } from "../../../queries/library";
import { Button, IconButton } from "../../../ui/Button";
import { Choice } from "../../../ui/Choice";
import { Field } from "../../../ui/Field";
import { toast } from "../../../ui/toasts";
import { WordChange } from "../../../ui/WordChange";
import { useQueryTone } from "../useQueryTone";

interface QueryCardProps {
  claim: Claim;
  /** By which the page knows the query, see queries/begun. */
  name: string;
  /** Undefined until its first words are stored. */
  query: Query | undefined;
  questionRef: Ref<HTMLTextAreaElement> | undefined;
  answerRef: Ref<HTMLTextAreaElement> | undefined;
  /** The card leaves the list, and takes the focus along. */
  onGone: () => void;
}

const nothingYet: QueryFields = { to: "author", question: "", suggestion: "", answer: "" };

/** A query that waits: whom it is put to, what is asked, the wording proposed, and what came back. */
export function QueryCard({ claim, name, query, questionRef, answerRef, onGone }: QueryCardProps) {
  const { addressees, statuses } = useVocabulary();
  const [begun, setBegun] = useState(nothingYet);
  const { values, problem, flush } = useDraft(drafts, queryRecord(name), query ?? begun);
  const { say } = useJob();
  const tone = useQueryTone();
  const close = useQueryClose();
  const remove = useQueryDelete();
  const onError = (error: unknown) => toast(messageOf(error), { tone: "problem" });
  const exact = exactWordsOf(claim);

  const edit = (patch: QueryPatch) => {
    if (query) return editQuery(claim.id, name, patch);
    // Nothing is stored of it, so that the first words have to take everything else along.
    const fields = { ...begun, ...patch };
    setBegun(fields);
    editQuery(claim.id, name, fields);
  };
  const finish = (step: typeof close, said?: string) => {
    // The promise outlives the card, which goes with the answer.
    if (query) step.mutateAsync(query).then((after) => said && toast(`${said}${statusAgain(after)}`), onError);
    onGone();
  };
  const statusAgain = (after: Claim) => {
    const status = statuses.find(({ key }) => key === after.status);
    return after.status === claim.status ? "" : say(` Claim ${claimNumber(after)} is “${status?.label}” again.`);
  };

  return (
    <li className={`query ${tone}`}>
      <div className="query__head">
        <Choice
          label="To"
          labelHidden
          look="inline"
          options={addressees.map(({ key, label }) => ({ key, label: `To the ${label.toLowerCase()}` }))}
          value={values.to}
          onChange={(to) => {
            edit({ to });
            flush();
          }}
        />
        {query && (
          <span className="query__asked">
            {[query.askedBy, momentInWords(query.askedAt)].filter(Boolean).join(", ")}
          </span>
        )}
        <IconButton label={query ? "Delete this query" : "Do not ask"} size="small" onPress={() => finish(remove)}>
          <Trash2 />
        </IconButton>
      </div>
      <Field
        label="Question"
        labelHidden
        multiline
        lines={2}
        inputRef={questionRef}
        value={values.question}
        problem={problem("question")}
        onChange={(question) => edit({ question })}
        onLeave={flush}
        placeholder="What you want to know"
      />
      <Field
        label="Suggested wording"
        className={`query__wording ${values.suggestion === "" ? "query__wording--same" : ""}`}
        multiline
        value={values.suggestion || exact}
        problem={problem("suggestion")}
        onChange={(typed) => edit({ suggestion: suggestionOf(typed, exact) })}
        onLeave={flush}
      />
      {values.suggestion !== "" && <WordChange before={exact} after={values.suggestion} />}
      {query && (
        <>
          <Field
            label="Answer"
            multiline
            inputRef={answerRef}
            value={values.answer}
            problem={problem("answer")}
            onChange={(answer) => edit({ answer })}
            onLeave={flush}
            placeholder="What came back"
          />
          <Button size="small" icon={<Check />} className="query__close" onPress={() => finish(close, "Query closed.")}>
            Close the query
          </Button>
        </>
      )}
    </li>
  );
}
