import type { Ref } from "react";
import type { Decision, Span } from "../../api/types";
import { claimOfRow, type RecheckRow } from "../../lib/recheckRows";
import { RowList, type RowListHandle } from "../../ui/RowList";
import "./RecheckList.css";
import { RecheckRowView } from "./RecheckRowView";

interface RecheckListProps {
  rows: readonly RecheckRow[];
  /** The row that decisions are about. */
  chosen: string | null;
  /** The words that are selected in the text. */
  selection: Span | null;
  /** The row has been gone to; `isShown` asks for its words in the text. */
  onChoose: (row: RecheckRow, isShown: boolean) => void;
  onDecide: (row: RecheckRow, decision: Decision, span?: Span) => void;
  onCandidate: (row: RecheckRow, span: Span) => void;
  onOpen: (claimId: string) => void;
  ref: Ref<RowListHandle>;
}

/** What a person has to look at because the text has changed. */
export function RecheckList({ rows, chosen, ref, ...props }: RecheckListProps) {
  return (
    <RowList
      ref={ref}
      label="Recheck"
      rows={rows}
      keyOf={({ id }) => id}
      dataOf={dataOf}
      empty={
        <div className="recheck-none">
          <p className="serif">Nothing waits.</p>
          <p>Every change of the text has been decided about, and what is new in it is broken down.</p>
        </div>
      }
    >
      {(row, isTabStop) => <RecheckRowView row={row} isChosen={row.id === chosen} isTabStop={isTabStop} {...props} />}
    </RowList>
  );
}

/** A row is about its claim, for keys that are about claims. */
function dataOf(row: RecheckRow): Record<`data-${string}`, string> {
  const claimId = claimOfRow(row);
  return { "data-recheck": row.id, ...(claimId && { "data-claim": claimId }) };
}
