import { memo } from "react";
import { Button } from "react-aria-components";
import { exactWordsOf } from "../../lib/claimLook";
import { momentInWords } from "../../lib/dates";
import { labelOf } from "../../lib/evidenceWords";
import type { OpenQuery } from "../../lib/querySheet";
import { useJob } from "../../lib/useJob";
import { useVocabulary } from "../../queries/library";
import { Facts } from "../../ui/Facts";
import { seen } from "../../ui/seen";
import { WordChange } from "../../ui/WordChange";

interface QueryRowProps extends OpenQuery {
  /** Of the claim. */
  number: number;
  isTabStop: boolean;
  onOpen: (claimId: string) => void;
}

/** A query that waits: what is asked and proposed, of which claim, and since when. */
export const QueryRow = memo(function QueryRow({ claim, number, query, isTabStop, onOpen }: QueryRowProps) {
  const { addressees } = useVocabulary();
  const { say } = useJob();
  const exact = exactWordsOf(claim);
  const to = `To the ${labelOf(addressees, query.to).toLowerCase()}`;
  const asked = [query.askedBy, momentInWords(query.askedAt)].filter(Boolean).join(", ");
  const answered = query.answer !== "" && "answered";
  return (
    <Button className="claim-row" excludeFromTabOrder={!isTabStop} onPress={() => onOpen(claim.id)}>
      <span className="claim-row__number numeric">
        <span className="visually-hidden">{say(`Claim ${number}`)}: </span>
        <span aria-hidden="true">{number}</span>
      </span>
      <span className="claim-row__body">
        {query.question && (
          <span className="claim-row__words claim-row__words--more" dir="auto">
            {seen(query.question)}
          </span>
        )}
        <WordChange before={exact} after={query.suggestion || exact} />
        <span className="claim-row__facts">
          <Facts facts={[to, asked, answered]} />
        </span>
      </span>
    </Button>
  );
});
