import { memo, type Ref } from "react";
import type { Claim, Desk } from "../api/types";
import { Reader, type ReaderHandle, type ReaderWork } from "../features/reader/Reader";
import type { Reading } from "../features/reader/reading";
import type { ClaimLook } from "../lib/claimLook";
import { claimOf } from "../lib/claimOrder";
import type { OpenSuggestion } from "../lib/suggestions";
import { useCoverageOf } from "../queries/coverage";
import { useDesk } from "../queries/desk";

interface DeskTextProps {
  /** The desk as everything beside the text shows it, which may be a moment behind. */
  desk: Desk;
  openId: string | undefined;
  reading: Reading;
  lookOf: (claim: Claim) => ClaimLook;
  suggestions: readonly OpenSuggestion[];
  current: () => Claim | undefined;
  onOpen: (claimId: string) => void;
  onReach: (claimId: string) => void;
  work: ReaderWork;
  ref: Ref<ReaderHandle>;
}

/**
 * The text of the article being checked. It alone follows the desk at once: of a long text with thousands of claims one
 * key draws a block or two, but the lists and figures beside it would keep that from the next frame.
 */
export const DeskText = memo(function DeskText({
  desk: beside,
  openId,
  lookOf,
  suggestions,
  ...reader
}: DeskTextProps) {
  const now = useDesk(beside.article.id).data;
  const desk = now?.version.id === beside.version.id ? now : beside;
  const { article, version, claims, asides } = desk;
  const states = useCoverageOf()(desk).byBlock;
  return (
    <Reader
      {...reader}
      article={article}
      version={version}
      layers={reader.reading.layers({ states, claims, asides, suggestions, lookOf })}
      claims={claims}
      openClaim={claimOf(desk, openId)}
    />
  );
});
