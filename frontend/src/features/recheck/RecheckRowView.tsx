import { Check, CircleParking, SquareArrowOutUpRight, TextSelect } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { Decision, RecheckItem, Span } from "../../api/types";
import { wordsOf } from "../../lib/claimLook";
import { canAttach, canAttachRegion, canDecide, claimOfRow, type RecheckRow } from "../../lib/recheckRows";
import { useJob } from "../../lib/useJob";
import { useVocabulary } from "../../queries/library";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Hint } from "../../ui/Hint";
import { seen } from "../../ui/seen";
import { WordChange } from "../../ui/WordChange";

interface RecheckRowViewProps {
  row: RecheckRow;
  isChosen: boolean;
  isTabStop: boolean;
  selection: Span | null;
  onChoose: (row: RecheckRow, isShown: boolean) => void;
  onDecide: (row: RecheckRow, decision: Decision, span?: Span) => void;
  onCandidate: (row: RecheckRow, span: Span) => void;
  onOpen: (claimId: string) => void;
}

/** One thing to look at: the words before and after, and the decisions that can be made about them. */
export function RecheckRowView(props: RecheckRowViewProps) {
  const { row, isChosen, isTabStop, selection, onChoose, onDecide, onOpen } = props;
  const { say } = useJob();
  const tabbing = { excludeFromTabOrder: !isTabStop };
  // One that stands in the text is opened there.
  const away = row.kind === "parked" || (row.kind === "item" && !row.item.claimNumber) ? claimOfRow(row) : undefined;
  const isAside = row.kind === "item" && row.item.kind === "aside";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes that one of its buttons has the focus.
    <div className="recheck-row" data-chosen={isChosen || undefined} onFocus={() => onChoose(row, false)}>
      {row.heading && <h3 className="recheck-row__heading">{say(row.heading)}</h3>}
      <AriaButton
        className="recheck-row__body"
        onPress={() => onChoose(row, true)}
        onFocus={() => onChoose(row, true)}
        aria-current={isChosen || undefined}
        {...tabbing}
      >
        <RowWords row={row} />
      </AriaButton>
      {row.kind === "item" && <Candidates {...props} item={row.item} />}
      {(away || canAttach(row) || canDecide(row, "park")) && (
        <div className="recheck-row__answers">
          {canDecide(row, "accept") && (
            <Hint text={say("The judgement holds for the changed words")} command="recheck.accept">
              <Button size="small" icon={<Check />} onPress={() => onDecide(row, "accept")} {...tabbing}>
                Accept
              </Button>
            </Hint>
          )}
          {canAttach(row) && (
            <Hint
              text={
                selection
                  ? "These are the words that are meant"
                  : canAttachRegion(row)
                    ? "Select the words in the text first, or choose a region of a picture"
                    : "Select the words in the text first"
              }
              command="recheck.attach"
            >
              <Button
                size="small"
                icon={<TextSelect />}
                isDisabled={!selection}
                onPress={() => selection && onDecide(row, "attach", selection)}
                {...tabbing}
              >
                Use the selected words
              </Button>
            </Hint>
          )}
          {away && (
            <Hint text={say("All about the claim, with its evidence and verdict")} command="claim.edit">
              <Button
                look="quiet"
                size="small"
                icon={<SquareArrowOutUpRight />}
                onPress={() => onOpen(away)}
                {...tabbing}
              >
                Open
              </Button>
            </Hint>
          )}
          {canDecide(row, "park") && (
            <Hint
              text={
                isAside
                  ? "They are no longer set aside"
                  : say("Not in this text: the claim keeps its history and does not count")
              }
              command="recheck.park"
            >
              <Button
                look="quiet"
                size="small"
                icon={isAside ? undefined : <CircleParking />}
                onPress={() => onDecide(row, "park")}
                {...tabbing}
              >
                {isAside ? "Take back into the check" : "Park"}
              </Button>
            </Hint>
          )}
        </div>
      )}
    </div>
  );
}

/** What the row says, for reading and for a screen reader alike. */
function RowWords({ row }: { row: RecheckRow }) {
  const { say } = useJob();
  const { statuses } = useVocabulary();
  if (row.kind === "sentence") {
    return (
      <>
        <Facts>{row.isBegun ? "Begun" : "Untouched"}</Facts>
        <span className="recheck-row__words serif" dir="auto">
          {seen(row.text)}
        </span>
      </>
    );
  }
  if (row.kind === "parked") {
    const { loss, claim } = row.place;
    const status = statuses.find(({ key }) => key === claim.status);
    const words = wordsOf(claim);
    return (
      <>
        <Facts badge={status && <Badge size="small" look={status} />}>
          Last in version {loss.seq}
          {loss.parkedBy && `, parked by ${loss.parkedBy}`}
        </Facts>
        <span className="recheck-row__words serif" dir="auto">
          {seen(loss.quote.exact) || "A picture"}
        </span>
        {claim.wording && claim.wording !== loss.quote.exact && (
          <span className="recheck-row__says">{seen(words)}</span>
        )}
      </>
    );
  }
  const { item } = row;
  const before = statuses.find(({ key }) => key === item.statusBefore);
  return (
    <>
      <Facts badge={before && <Badge size="small" look={{ ...before, label: `was ${before.label.toLowerCase()}` }} />}>
        {placeOf(item, say)}
        {item.state === "changed" ? ", changed" : `, not in the text any more; last in version ${item.seq}`}
      </Facts>
      {item.after ? (
        <WordChange before={item.before.quote.exact} after={item.after.quote.exact} />
      ) : (
        <span className="recheck-row__words recheck-row__words--lost serif" dir="auto">
          {seen(item.before.quote.exact) || "A picture"}
        </span>
      )}
      {item.words && item.words !== item.before.quote.exact && item.words !== item.after?.quote.exact && (
        <span className="recheck-row__says">{seen(item.words)}</span>
      )}
    </>
  );
}

function placeOf({ kind, claimNumber, asideKind }: RecheckItem, say: (words: string) => string): string {
  if (kind === "aside") return asideKind === "opinion" ? "Set aside as an opinion" : "Set aside: nothing to check";
  const claim = claimNumber ? say(`Claim ${claimNumber}`) : say("Claim");
  return kind === "picture" ? `${claim}, in a picture` : claim;
}

function Facts({ badge, children }: { badge?: ReactNode; children: ReactNode }) {
  return (
    <span className="recheck-row__facts">
      <span>{children}</span>
      {badge}
    </span>
  );
}

/** Where lost words may have gone. One is looked at in the text first; nothing is attached by looking. */
function Candidates({ row, item, isTabStop, onCandidate, onDecide }: RecheckRowViewProps & { item: RecheckItem }) {
  if (item.candidates.length === 0) return null;
  const tabbing = { excludeFromTabOrder: !isTabStop };
  return (
    <div className="recheck-row__candidates">
      <p className="quiet">Perhaps these words:</p>
      <ul>
        {item.candidates.map(({ start, end, quote }) => (
          <li key={`${start}-${end}`} className="recheck-row__candidate">
            <AriaButton
              className="recheck-row__found serif"
              onPress={() => onCandidate(row, { start, end })}
              {...tabbing}
            >
              <span dir="auto">{seen(quote.exact)}</span>
            </AriaButton>
            <Button
              size="small"
              aria-label={`Attach to “${quote.exact}”`}
              onPress={() => onDecide(row, "attach", { start, end })}
              {...tabbing}
            >
              Attach
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
