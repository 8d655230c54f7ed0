import { Image as ImageIcon, ListChecks, ListPlus, TextSelect, X } from "lucide-react";
import { messageOf } from "../../../api/error";
import type { Claim, Span } from "../../../api/types";
import { waits } from "../../../lib/waiting";
import { usePassageAdd, usePassageRemove } from "../../../queries/passages";
import { useRegionRemove } from "../../../queries/regions";
import { decide } from "../../../queries/versions";
import { Button, IconButton } from "../../../ui/Button";
import { runCommand } from "../../../ui/commands/registry";
import { Hint } from "../../../ui/Hint";
import { seen } from "../../../ui/seen";
import { toast } from "../../../ui/toasts";
import { WordChange } from "../../../ui/WordChange";

interface ExactWordsProps {
  claim: Claim;
  selection: Span | null;
  onShow: () => void;
  onSelectionUsed: () => void;
}

/** The words of the article, and the parts of its pictures, in which the claim is made. */
export function ExactWords({ claim, selection, onShow, onSelectionUsed }: ExactWordsProps) {
  const add = usePassageAdd(claim.id);
  const remove = usePassageRemove(claim.id);
  const removeRegion = useRegionRemove(claim.id);
  const places = claim.passages.length + claim.regions.length;
  const onError = (error: unknown) => toast(messageOf(error), { tone: "problem" });
  return (
    <section className="exact-words" aria-label="Exact words">
      <ul>
        {claim.passages.map(({ id, quote, carried }) => (
          <li key={id} className="exact-words__passage">
            <button
              type="button"
              className="exact-words__quote serif"
              dir="auto"
              onClick={onShow}
              title="Show in the text"
            >
              {waits(carried) && carried?.was ? (
                <WordChange before={carried.was} after={quote.exact} />
              ) : (
                seen(quote.exact)
              )}
            </button>
            {places > 1 && (
              <IconButton label="Remove this passage" size="small" onPress={() => remove.mutate(id, { onError })}>
                <X />
              </IconButton>
            )}
          </li>
        ))}
        {claim.regions.map(({ id, name }) => (
          <li key={id} className="exact-words__passage">
            <button type="button" className="exact-words__quote" dir="auto" onClick={onShow} title="Show in the text">
              <ImageIcon aria-hidden="true" /> {seen(name) || "A picture of the article"}
            </button>
            {places > 1 && (
              <IconButton label="Remove this region" size="small" onPress={() => removeRegion.mutate(id, { onError })}>
                <X />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <LostWords claim={claim} selection={selection} onUsed={onSelectionUsed} onError={onError} />
      {claim.passages.some(({ carried }) => waits(carried)) && (
        <Button size="small" look="quiet" icon={<ListChecks />} onPress={() => runCommand("recheck.list")}>
          The words have changed: decide
        </Button>
      )}
      {selection && places > 0 && (
        <Button
          size="small"
          icon={<ListPlus />}
          isDisabled={add.isPending}
          onPress={() => add.mutate(selection, { onSuccess: onSelectionUsed, onError })}
        >
          Add the selected words
        </Button>
      )}
    </section>
  );
}

interface LostWordsProps {
  claim: Claim;
  selection: Span | null;
  onUsed: () => void;
  onError: (error: unknown) => void;
}

/** The words of earlier versions that the text does not have any more, each with the way to put other words in their place. */
function LostWords({ claim, selection, onUsed, onError }: LostWordsProps) {
  if (claim.lost.length === 0) return null;
  const attach = (loss: string, span: Span) => decide(claim.articleId, loss, "attach", { span }).then(onUsed, onError);
  return (
    <ul>
      {claim.lost.map(({ id, quote, seq, passageId, parkedBy }) => (
        <li key={id} className="exact-words__lost">
          <span className="quiet">
            Not in the text any more; last in version {seq}
            {parkedBy && `, parked by ${parkedBy}`}
          </span>
          <del className="exact-words__gone serif" dir="auto">
            {seen(quote.exact) || "A picture"}
          </del>
          {passageId && (
            <Hint text={selection ? "These are the words that are meant" : "Select the words in the text first"}>
              <Button
                size="small"
                icon={<TextSelect />}
                isDisabled={!selection}
                onPress={() => selection && void attach(id, selection)}
              >
                Attach to the selected words
              </Button>
            </Hint>
          )}
        </li>
      ))}
    </ul>
  );
}
