import { Image as ImageIcon, ListChecks, ListPlus, X } from "lucide-react";
import { messageOf } from "../../../api/error";
import type { Claim, Span } from "../../../api/types";
import { waits } from "../../../lib/waiting";
import { usePassageAdd, usePassageRemove } from "../../../queries/passages";
import { useRegionRemove } from "../../../queries/regions";
import { Button, IconButton } from "../../../ui/Button";
import { runCommand } from "../../../ui/commands/registry";
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
              {waits(carried) && carried?.was ? <WordChange before={carried.was} after={quote.exact} /> : quote.exact}
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
              <ImageIcon aria-hidden="true" /> {name || "A picture of the article"}
            </button>
            {places > 1 && (
              <IconButton label="Remove this region" size="small" onPress={() => removeRegion.mutate(id, { onError })}>
                <X />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {claim.passages.some(({ carried }) => waits(carried)) && (
        <Button size="small" look="quiet" icon={<ListChecks />} onPress={() => runCommand("recheck.list")}>
          The words have changed: decide
        </Button>
      )}
      {selection && (
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
