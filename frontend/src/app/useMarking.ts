import type { RefObject } from "react";
import { messageOf } from "../api/error";
import type { Aside, Claim, Desk, Span } from "../api/types";
import type { PictureMarking, RegionTaker } from "../features/reader/pictureMarking";
import { type Reading, spanOf } from "../features/reader/reading";
import { spokenSentence } from "../features/reader/spoken";
import { focusedClaim } from "../features/reader/useReadingCommands";
import type { ClaimLook } from "../lib/claimLook";
import { cursorAt, gapBefore } from "../lib/readingCursor";
import { nextSentence } from "../lib/sentenceProgress";
import type { OpenSuggestion } from "../lib/suggestions";
import { useJob } from "../lib/useJob";
import { setAside } from "../queries/asides";
import { markClaim, markRegion } from "../queries/claims";
import { useCoverageOf } from "../queries/coverage";
import { deskNow } from "../queries/desk";
import { addRegion, resizeRegion } from "../queries/regions";
import { useCommand, useCommands } from "../ui/commands/useCommand";
import { toast } from "../ui/toasts";
import { useStable } from "../ui/useStable";
import type { ClaimPanel } from "./useClaimPanel";

interface Marking {
  articleId: string;
  reading: Reading;
  lookOf: (claim: Claim) => ClaimLook;
  suggestions: readonly OpenSuggestion[];
  panel: ClaimPanel;
  /** The claim that commands are about. */
  current: () => Claim | undefined;
  /** What of the recheck list waits for a region of a picture. */
  taker: RefObject<RegionTaker | null>;
}

/**
 * Breaking the text down: the words that are selected, or else the sentence under the cursor, become a claim or are set
 * aside. When that accounts for all of the sentence the cursor goes on to the next one that is not broken down, so that
 * a key a sentence is enough; otherwise it stays behind the words. What was marked stays the claim that the keys for
 * statuses are about until the cursor goes elsewhere.
 */
export function useMarking({ articleId, reading, lookOf, suggestions, panel, current, taker }: Marking) {
  const { say } = useJob();
  const coverageNow = useCoverageOf();
  const layersNow = (desk: Desk) => {
    const { claims, asides } = desk;
    return reading.layers({ states: coverageNow(desk).byBlock, claims, asides, suggestions, lookOf });
  };

  const goOn = (span: Span, said: string, claimId?: string) => {
    getSelection()?.removeAllRanges();
    const desk = deskNow(articleId);
    const here = reading.text.sentencesOver(span).at(-1);
    if (!desk || here === undefined) return;
    const layers = layersNow(desk);
    const isLeft = (sentence: number) => ["untouched", "begun"].includes(reading.stateOf(layers, sentence));
    const stays = isLeft(here);
    const next = stays ? here : nextSentence(reading.text.sentences.length, here, 1, isLeft);
    if (next === null) {
      reading.moveTo(cursorAt(spanOf(reading.text, here).start), { claimId });
      reading.say(`${said} Every sentence is broken down.`);
      return;
    }
    const rest = { start: span.end, end: spanOf(reading.text, here).end };
    const behind = span.end + gapBefore(reading.wordsOf(rest));
    reading.moveTo(cursorAt(stays ? behind : spanOf(reading.text, next).start), { claimId, reveal: "afterwards" });
    reading.say(`${said} ${spokenSentence(reading, layers, next)}`);
  };

  /** Marks a span as a claim; `isOpened` says that one wants to write about it right away. */
  const mark = (span: Span, isOpened: boolean) => {
    const desk = deskNow(articleId);
    if (!desk) return;
    const { id, stored } = markClaim(desk, span, reading.wordsOf(span));
    goOn(span, say("Claim marked."), id);
    if (isOpened) panel.open(id);
    // The claim that is open is the one that keys are about: the new one takes its place.
    else if (panel.openId()) panel.open(id, { part: null });
    stored.catch((error) => toast(messageOf(error), { tone: "problem" }));
  };

  const setSpanAside = (kind: Aside["kind"]) => () => {
    const desk = deskNow(articleId);
    const span = reading.span();
    if (!desk || !span) return;
    const takesBack = isAllSetAside(reading, desk, span, kind);
    setAside(desk, span, takesBack ? null : kind).catch((error) => toast(messageOf(error), { tone: "problem" }));
    if (takesBack) {
      getSelection()?.removeAllRanges();
      reading.moveTo(cursorAt(span.start), { reveal: false });
      reading.say("Taken back into the check.");
    } else {
      goOn(span, kind === "opinion" ? "Set aside as an opinion." : "Set aside: nothing to check.");
    }
  };

  const markHere = () => {
    const span = reading.span();
    if (!span) return;
    // A sentence that is a claim as a whole is not marked twice by a key too many; selected words may be.
    const known = reading.words() === null && deskNow(articleId)?.claims.find(({ passages }) => isOn(passages, span));
    if (known) panel.open(known.id);
    else mark(span, false);
  };
  // Where the words of a claim have the focus and nothing is selected, the same key opens the claim.
  const canMark = () => reading.span() !== null && (reading.words() !== null || focusedClaim() === null);
  useCommand("mark.claim", markHere, { enabled: canMark });
  useCommands(
    { "mark.opinion": setSpanAside("opinion"), "mark.nothing": setSpanAside("nothingToCheck") },
    { enabled: () => reading.span() !== null },
  );
  const fail = (error: unknown) => toast(messageOf(error), { tone: "problem" });
  const pictures: PictureMarking = useStable({
    current,
    taker: () => taker.current,
    mark: (figure, region) => {
      const desk = deskNow(articleId);
      if (!desk) return;
      const { id, stored } = markRegion(desk, figure, region);
      reading.moveTo(cursorAt(figure.start), { claimId: id, reveal: false });
      panel.open(id);
      stored.catch(fail);
    },
    add: (claim, figure, region) => void addRegion(claim.id, figure.index, region).catch(fail),
    move: (claim, from, region) => void resizeRegion(claim.id, from, region).catch(fail),
  } satisfies PictureMarking);
  return { ...useStable({ markAndOpen: (span: Span) => mark(span, true) }), pictures };
}

const isOn = (passages: readonly Span[], span: Span) =>
  passages.some(({ start, end }) => start === span.start && end === span.end);

/** Whether every word of a span that is in no claim is set aside in one way already. */
function isAllSetAside({ text }: Reading, desk: Desk, span: Span, kind: Aside["kind"]): boolean {
  const own = desk.asides.filter((aside) => aside.kind === kind && aside.start < span.end && aside.end > span.start);
  if (own.length === 0) return false;
  const claimed = desk.claims.flatMap(({ passages }) => passages);
  const covers = (places: readonly Span[], word: Span) =>
    places.some(({ start, end }) => start <= word.start && end >= word.end);
  const words = text.sentencesOver(span).flatMap((sentence) => text.wordsOf(sentence));
  const inSpan = words.filter(({ start, end }) => start < span.end && end > span.start);
  return inSpan.every((word) => covers(own, word) || covers(claimed, word));
}
