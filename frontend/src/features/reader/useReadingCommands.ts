import type { RefObject } from "react";
import type { Claim } from "../../api/types";
import { exactWordsOf } from "../../lib/claimLook";
import { placeOf } from "../../lib/claimOrder";
import type { Layers } from "../../lib/layers";
import { cursorAt, extendCursor, moveCursor, type Unit } from "../../lib/readingCursor";
import { nextSentence } from "../../lib/sentenceProgress";
import { useCommands } from "../../ui/commands/useCommand";
import { firstSentenceInSight } from "./domPlaces";
import type { Reading } from "./reading";
import { spokenSentence } from "./spoken";
import { beginningOf } from "./useCursorDrawing";

interface ReadingCommands {
  reading: Reading;
  claims: readonly Claim[];
  layers: Layers;
  surface: RefObject<HTMLElement | null>;
  onOpen: (claimIds: string[]) => void;
  /** A claim has been gone to. */
  onReach: (claimId: string) => void;
}

/**
 * The commands that move in the text: by word, by sentence and by block, to the next claim, the next sentence that is
 * not done, the next open query. All but the first go round: behind the last comes the first.
 */
export function useReadingCommands(props: ReadingCommands) {
  const { reading, claims, layers, surface, onOpen, onReach } = props;
  const { text } = reading;
  /** The text has the focus while somebody moves in it, so that keys and screen reader stay here. */
  const takeFocus = () => {
    if (document.activeElement !== surface.current) surface.current?.focus({ preventScroll: true });
    getSelection()?.removeAllRanges();
  };
  const saySentence = () => {
    const sentence = reading.sentence();
    if (sentence !== null) reading.say(spokenSentence(reading, layers, sentence));
  };
  const begin = () => {
    if (!surface.current || text.sentences.length === 0) return;
    const top = surface.current.parentElement?.getBoundingClientRect().top ?? 0;
    const first = text.sentences[firstSentenceInSight(text, surface.current, top)];
    if (first) reading.moveTo(cursorAt(first.start));
  };
  const move = (unit: Unit, direction: 1 | -1) => () => {
    takeFocus();
    if (reading.cursor === null) begin();
    else reading.moveTo(moveCursor(text, reading.cursor, unit, direction));
    const words = reading.words();
    if (words) reading.say(reading.wordsOf(words));
    else saySentence();
  };
  const extend = (unit: Unit, direction: 1 | -1) => () => {
    takeFocus();
    if (reading.cursor === null) begin();
    if (reading.cursor === null) return;
    reading.moveTo(extendCursor(text, reading.cursor, unit, direction));
    const words = reading.words();
    reading.say(words ? `Selected: ${reading.wordsOf(words)}` : "Nothing selected");
  };

  /** Goes to a claim; its first words take the focus, by which a screen reader says what it is. */
  const goToClaim = (claim: Claim | undefined, none: string) => {
    const first = claim && placeOf(claim);
    if (!claim || !first) {
      reading.say(none);
      return;
    }
    takeFocus();
    reading.moveTo(cursorAt(first.start), { claimId: claim.id });
    beginningOf(reading, claim)?.focus({ preventScroll: true });
    onReach(claim.id);
    reading.say(exactWordsOf(claim));
  };
  const stepToClaim = (direction: 1 | -1, among: readonly Claim[], none: string) => () => {
    const here = among.findIndex(({ id }) => id === reading.claimId);
    const next = here >= 0 ? here + direction : nextAfter(among, reading.span()?.start ?? -1, direction);
    goToClaim(among[(next + among.length) % among.length], none);
  };
  const withOpenQuery = () => claims.filter(({ queries }) => queries.some(({ closedAt }) => !closedAt));

  const stepToUnchecked = (direction: 1 | -1) => () => {
    const here = reading.sentence() ?? (direction > 0 ? -1 : text.sentences.length);
    const next = nextSentence(text.sentences.length, here, direction, (i) => reading.stateOf(layers, i) !== "done");
    if (next === null) {
      reading.say("Every sentence is done.");
      return;
    }
    takeFocus();
    reading.moveTo(cursorAt(text.sentences[next]?.start ?? 0));
    saySentence();
  };

  useCommands({
    "cursor.nextSentence": move("sentence", 1),
    "cursor.previousSentence": move("sentence", -1),
    "cursor.nextWord": move("word", 1),
    "cursor.previousWord": move("word", -1),
    "cursor.nextBlock": move("block", 1),
    "cursor.previousBlock": move("block", -1),
    "extend.nextSentence": extend("sentence", 1),
    "extend.previousSentence": extend("sentence", -1),
    "extend.nextWord": extend("word", 1),
    "extend.previousWord": extend("word", -1),
    "extend.nextBlock": extend("block", 1),
    "extend.previousBlock": extend("block", -1),
    "unchecked.next": stepToUnchecked(1),
    "unchecked.previous": stepToUnchecked(-1),
  });
  useCommands(
    {
      "claim.next": stepToClaim(1, claims, "No claims"),
      "claim.previous": stepToClaim(-1, claims, "No claims"),
    },
    { enabled: claims.length > 0 },
  );
  useCommands(
    {
      "query.next": () => stepToClaim(1, withOpenQuery(), "No open query")(),
      "query.previous": () => stepToClaim(-1, withOpenQuery(), "No open query")(),
    },
    { enabled: () => withOpenQuery().length > 0 },
  );
  useCommands(
    { "claim.open": () => onOpen(focusedClaim()?.dataset.begins?.split(" ") ?? []) },
    { enabled: () => focusedClaim() !== null && reading.words() === null },
  );
}

/** The beginning of the claim that has the focus. */
export const focusedClaim = () => document.activeElement?.closest<HTMLElement>("mark[data-begins]") ?? null;

/** The index of the first claim that begins after a place, or of the last one that begins before it. */
function nextAfter(claims: readonly Claim[], place: number, direction: 1 | -1): number {
  const start = (claim: Claim) => placeOf(claim)?.start ?? Number.POSITIVE_INFINITY;
  if (direction > 0) return claims.findIndex((claim) => start(claim) >= place);
  return claims.findLastIndex((claim) => start(claim) < place);
}
