import { RotateCcw, Trash2 } from "lucide-react";
import { messageOf } from "../../../api/error";
import type { Claim, Query } from "../../../api/types";
import { exactWordsOf } from "../../../lib/claimLook";
import { count } from "../../../lib/count";
import { momentInWords } from "../../../lib/dates";
import { useQueryDelete, useQueryReopen } from "../../../queries/claimQueries";
import { useVocabulary } from "../../../queries/library";
import { Button } from "../../../ui/Button";
import { SmallFold } from "../../../ui/SmallFold";
import { seen } from "../../../ui/seen";
import { toast } from "../../../ui/toasts";
import { WordChange } from "../../../ui/WordChange";

interface ClosedQueriesProps {
  claim: Claim;
  queries: readonly Query[];
  /** One leaves the list, and takes the focus along. */
  onGone: () => void;
}

/** The queries that no longer wait, to read. */
export function ClosedQueries({ claim, queries, onGone }: ClosedQueriesProps) {
  const { addressees } = useVocabulary();
  const reopen = useQueryReopen();
  const remove = useQueryDelete();
  const onError = (error: unknown) => toast(messageOf(error), { tone: "problem" });
  const exact = exactWordsOf(claim);
  if (queries.length === 0) return null;
  return (
    <SmallFold title={count(queries.length, "closed query", "closed queries")} level={4}>
      <ul className="closed-queries">
        {queries.map((query) => (
          <li key={query.id} className="closed-query">
            <p className="closed-query__head">
              To the {addressees.find(({ key }) => key === query.to)?.label.toLowerCase()}
              <span className="quiet">
                {[query.askedBy, query.closedAt && `closed ${momentInWords(query.closedAt)}`]
                  .filter(Boolean)
                  .join(", ")}
              </span>
            </p>
            {query.question && <p dir="auto">{seen(query.question)}</p>}
            {query.suggestion && <WordChange before={exact} after={query.suggestion} />}
            {query.answer && (
              <p dir="auto">
                <span className="quiet">Answer: </span>
                {seen(query.answer)}
              </p>
            )}
            <div className="closed-query__actions">
              <Button
                look="quiet"
                size="small"
                icon={<RotateCcw />}
                onPress={() => {
                  reopen.mutate(query, { onError });
                  onGone();
                }}
              >
                Reopen
              </Button>
              <Button
                look="danger"
                size="small"
                icon={<Trash2 />}
                onPress={() => {
                  remove.mutate(query, { onError });
                  onGone();
                }}
              >
                Delete
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </SmallFold>
  );
}
