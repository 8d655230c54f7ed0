import { Copy } from "lucide-react";
import type { Ref } from "react";
import { messageOf } from "../../api/error";
import { count } from "../../lib/count";
import { type OpenQuery, querySheet } from "../../lib/querySheet";
import { useVocabulary } from "../../queries/library";
import { Button } from "../../ui/Button";
import { RowList, type RowListHandle } from "../../ui/RowList";
import { toast } from "../../ui/toasts";
import { QueryRow } from "./QueryRow";

interface OpenQueriesProps {
  /** Of the article. */
  title: string;
  /** Of the claims, by their ids. */
  numbers: ReadonlyMap<string, number>;
  queries: readonly OpenQuery[];
  onOpen: (claimId: string) => void;
  ref: Ref<RowListHandle>;
}

/** All queries of the article that wait, to be gone through, or to be mailed. */
export function OpenQueries({ title, numbers, queries, onOpen, ref }: OpenQueriesProps) {
  const { addressees } = useVocabulary();
  const asked = addressees.filter(({ key }) => queries.some(({ query }) => query.to === key));
  const copy = (to: typeof addressees) => {
    const own = queries.filter(({ query }) => to.some(({ key }) => key === query.to));
    navigator.clipboard.writeText(querySheet(title, own, to)).then(
      () => toast(`${count(own.length, "query", "queries")} copied, to be pasted into a mail.`),
      (error) => toast(messageOf(error), { tone: "problem" }),
    );
  };
  return (
    <>
      <div className="open-queries__copy">
        <Button size="small" icon={<Copy />} onPress={() => copy(addressees)}>
          Copy all as text
        </Button>
        {asked.length > 1 &&
          asked.map((each) => (
            <Button key={each.key} look="quiet" size="small" onPress={() => copy([each])}>
              To the {each.label.toLowerCase()}
            </Button>
          ))}
      </div>
      <RowList
        ref={ref}
        label="Open queries"
        rows={queries}
        keyOf={({ query }) => query.id}
        dataOf={({ claim }) => ({ "data-claim": claim.id })}
      >
        {(row, isTabStop) => (
          <QueryRow {...row} number={numbers.get(row.claim.id) ?? 0} isTabStop={isTabStop} onOpen={onOpen} />
        )}
      </RowList>
    </>
  );
}
