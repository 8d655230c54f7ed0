import { useState } from "react";
import { messageOf } from "../api/error";
import type { Claim, Desk, Span } from "../api/types";
import type { EditorPart } from "../features/claims/editor/editorFocus";
import { type Reading, spanOf } from "../features/reader/reading";
import type { ClaimLook } from "../lib/claimLook";
import { claimName } from "../lib/claimName";
import { isParked } from "../lib/claimOrder";
import type { CommandId } from "../lib/commands";
import { scaleOf } from "../lib/currentScales";
import { openHistory } from "../lib/historySubject";
import { type MergeCandidates, mergeCandidates } from "../lib/mergeCandidates";
import { type Edge, withMovedEdge } from "../lib/passageEdges";
import { cursorAt } from "../lib/readingCursor";
import { go } from "../lib/route";
import { reasonAsked } from "../lib/statusReason";
import { useJob } from "../lib/useJob";
import { changeClaim, giveVerdict, useClaimDelete } from "../queries/claims";
import { claimNumber, claimTitle, deskNow } from "../queries/desk";
import { addPassage, mergeClaims, moveClaim, resizePassage, splitClaim } from "../queries/passages";
import { surfaceOf } from "../ui/commands/dispatch";
import { useCommand, useCommands } from "../ui/commands/useCommand";
import { toast } from "../ui/toasts";
import type { ClaimPanel } from "./useClaimPanel";

interface ClaimCommands {
  articleId: string;
  reading: Reading;
  lookOf: (claim: Claim) => ClaimLook;
  panel: ClaimPanel;
  /** The claim that commands are about. */
  current: () => Claim | undefined;
  onUndo: () => void;
}

/** A claim, and the others that it may be merged with, for the person to choose from. */
export type MergeChoice = MergeCandidates & { claim: Claim };

const statuses = {
  "status.toCheck": "toCheck",
  "status.inProgress": "inProgress",
  "status.verified": "verified",
  "status.verifiedWithChange": "verifiedWithChange",
  "status.onAuthor": "onAuthor",
  "status.cannotVerify": "cannotVerify",
  "status.wrong": "wrong",
  "status.cut": "cut",
} as const satisfies Partial<Record<CommandId, Claim["status"]>>;

const ranks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The commands about one claim: its status and verdict, its words, its place among others, its editor. */
export function useClaimCommands({ articleId, reading, lookOf, panel, current, onUndo }: ClaimCommands) {
  const job = useJob();
  const { say } = job;
  const deleting = useClaimDelete(articleId);
  const [mergeChoice, setMergeChoice] = useState<MergeChoice | null>(null);
  const fail = (error: unknown) => toast(messageOf(error), { tone: "problem" });
  const undoable = (text: string) => toast(text, { action: { label: "Undo", run: onUndo } });
  const hasCurrent = () => current() !== undefined;
  const isInText = () => {
    const claim = current();
    return claim !== undefined && !isParked(claim);
  };
  /** Runs a command for the current claim, which stays the current one. */
  const withClaim = (run: (claim: Claim, desk: Desk) => void) => () => {
    const claim = current();
    const desk = deskNow(articleId);
    if (!claim || !desk) return;
    if (reading.cursor) reading.moveTo(reading.cursor, { claimId: claim.id, reveal: false });
    run(claim, desk);
  };
  const sayNow = (id: string) => {
    const claim = deskNow(articleId)?.claims.find((each) => each.id === id);
    if (claim) reading.say(claimName(claimNumber(claim), lookOf(claim), job));
  };

  /** Opens a part of the claim, from which Escape leads back to where the key was pressed. */
  const openAt = (id: string, part: EditorPart) => {
    const isInPanel = surfaceOf(document.activeElement) === "panel";
    const inPanel = panel.openId() ? panel.origin() : "list";
    panel.open(id, { part, from: isInPanel ? inPanel : "text" });
  };

  const setStatus = (status: Claim["status"]) =>
    withClaim(({ id, ...claim }) => {
      if (claim.status !== status) changeClaim(id, { status }).catch(fail);
      if (reasonAsked(status)) openAt(id, "reason");
      sayNow(id);
    });
  const setVerdict = (rank: number) =>
    withClaim((claim, { scales }) => {
      const scale = scaleOf(claim, scales);
      const level = scale?.levels[rank - 1];
      if (!scale || !level) return;
      const explanation = claim.verdict?.explanation ?? "";
      giveVerdict(claim.id, { scaleVersionId: scale.id, level: level.key, explanation }).catch(fail);
      sayNow(claim.id);
    });
  useCommands(Object.fromEntries(Object.entries(statuses).map(([command, status]) => [command, setStatus(status)])), {
    enabled: hasCurrent,
  });
  useCommands(Object.fromEntries(ranks.map((rank) => [`verdict.${rank}`, setVerdict(rank)])), { enabled: hasCurrent });

  const openPart = (part: EditorPart) => withClaim(({ id }) => openAt(id, part));
  useCommands(
    { "claim.edit": openPart("claim"), "claim.source": openPart("evidence"), "claim.ask": openPart("query") },
    { enabled: hasCurrent },
  );
  const showHistory = withClaim(({ id }) => openHistory({ of: "claim", id, articleId }));
  useCommand("claim.history", showHistory, { enabled: hasCurrent });
  const compare = withClaim(({ id }) => go({ screen: "evidence", articleId, claimId: id }));
  useCommand("claim.compare", compare, { enabled: isInText });
  useCommand("claim.list", panel.focusList);

  const remove = withClaim((claim) => {
    const wasInText = surfaceOf(document.activeElement) === "text";
    const title = begun(claimTitle(claim));
    deleting.mutate(claim.id, {
      onSuccess: () => {
        if (panel.openId() === claim.id) panel.close(wasInText ? "text" : "list");
        if (reading.cursor) reading.moveTo(cursorAt(reading.cursor.anchor), { reveal: false });
        undoable(say(`${title} deleted.`));
      },
      onError: fail,
    });
  });
  useCommand("claim.delete", remove, { enabled: hasCurrent });

  const words = reading.words;
  /** Does something to the current claim with the words that are selected, and lets go of them. */
  const withWords = (run: (claim: Claim, span: Span) => Promise<void>, done: string) =>
    withClaim((claim) => {
      const span = words();
      if (!span) return;
      run(claim, span).then(() => reading.say(say(`${begun(claimTitle(claim))}: ${done}`)), fail);
      getSelection()?.removeAllRanges();
      reading.moveTo(cursorAt(span.start), { claimId: claim.id, reveal: false });
    });
  useCommands(
    {
      "mark.addToClaim": withWords((claim, span) => addPassage(claim.id, span), "words added"),
      "claim.move": withWords((claim, span) => moveClaim(claim, [span]), "moved here"),
    },
    { enabled: () => words() !== null && hasCurrent() },
  );

  const split = withClaim((claim) => {
    const span = spanToSplit(reading, claim);
    if (!span) return;
    getSelection()?.removeAllRanges();
    const number = claimNumber(claim);
    splitClaim(claim, span).then((made) => {
      reading.moveTo(cursorAt(made.passages[0]?.start ?? span.start), { claimId: made.id });
      if (panel.openId()) panel.open(made.id, { part: null });
      reading.say(say(`Claim ${number} split.`));
      undoable(say(`Claim ${number} split in two.`));
    }, fail);
  });
  useCommand("claim.split", split, {
    enabled: () => {
      const claim = current();
      return claim !== undefined && spanToSplit(reading, claim) !== null;
    },
  });

  const merge = (claim: Claim, other: Claim) => {
    setMergeChoice(null);
    const [number, otherNumber] = [claimNumber(claim), claimNumber(other)];
    mergeClaims(claim, other).then((merged) => {
      reading.moveTo(cursorAt(merged.passages[0]?.start ?? 0), { claimId: merged.id });
      if (panel.openId()) panel.open(merged.id, { part: null });
      undoable(say(`Claims ${number} and ${otherNumber} merged.`));
    }, fail);
  };
  const chooseMerge = withClaim((claim, { claims }) => {
    const candidates = mergeCandidates(claims, claim);
    const [only, ...others] = candidates.overlapping;
    if (only && others.length === 0) merge(claim, only);
    else setMergeChoice({ claim, ...candidates });
  });
  useCommand("claim.merge", chooseMerge, {
    enabled: () => isInText() && (deskNow(articleId)?.claims.length ?? 0) > 1,
  });

  const moveEdge = (edge: Edge, direction: 1 | -1) =>
    withClaim((claim) => {
      const passage = passageNear(reading, claim);
      if (!passage) return;
      const span = withMovedEdge(reading.text, passage, edge, direction);
      resizePassage(claim, passage.id, span);
      // The cursor stays with the edge, so that it remains in sight.
      reading.moveTo(cursorAt(edge === "start" ? span.start : span.end - 1), { claimId: claim.id });
      reading.say(reading.wordsOf(span));
    });
  useCommands(
    {
      "edge.startBack": moveEdge("start", -1),
      "edge.startOn": moveEdge("start", 1),
      "edge.endOn": moveEdge("end", 1),
      "edge.endBack": moveEdge("end", -1),
    },
    { enabled: () => isInText() && current()?.passages.every(({ id }) => id !== "") === true },
  );

  return { mergeChoice, merge, cancelMerge: () => setMergeChoice(null) };
}

/** As at the beginning of a sentence. */
const begun = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * The words that a split takes out of a claim: those of it that are selected, or from the cursor to the end of the
 * passage; null where nothing would go, or nothing would be left.
 */
function spanToSplit(reading: Reading, { passages }: Claim): Span | null {
  const selected = reading.words();
  if (selected) {
    const isIn = passages.some(({ start, end }) => start < selected.end && selected.start < end);
    const isAll = passages.every(({ start, end }) => selected.start <= start && end <= selected.end);
    return isIn && !isAll ? selected : null;
  }
  const at = reading.cursor?.focus ?? -1;
  const passage = passages.find(({ start, end }) => start < at && at < end);
  return passage ? { start: at, end: passage.end } : null;
}

/** The passage under the cursor, or else the one nearest to it. */
function passageNear({ cursor }: Reading, { passages }: Claim) {
  const at = cursor?.focus ?? 0;
  const distance = ({ start, end }: Span) => Math.max(start - at, at - end, 0);
  return passages.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** The claim under the cursor: at a place inside a claim that one, else the first of the sentence that is not final. */
export function claimUnder(reading: Reading, claims: readonly Claim[], lookOf: (claim: Claim) => ClaimLook) {
  const under = reading.claimsUnder(claims);
  if (reading.words()) return under.at(-1);
  const at = reading.cursor?.focus ?? -1;
  const sentence = reading.sentence();
  const isInside = sentence !== null && at > spanOf(reading.text, sentence).start;
  const there =
    isInside && under.findLast(({ passages }) => passages.some(({ start, end }) => start <= at && at < end));
  return there || (under.find((claim) => !lookOf(claim).status.final) ?? under[0]);
}
