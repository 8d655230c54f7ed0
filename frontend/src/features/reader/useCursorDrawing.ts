import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";
import type { Claim } from "../../api/types";
import { blockElement, rangeOf, sentenceElement } from "./domPlaces";
import type { Reading, Reveal } from "./reading";
import { bringIntoSight } from "./sight";

/** The name of the CSS highlight over the words that are selected, also while the focus is in a field elsewhere. */
const selectedWords = "selected-words";

interface Drawing {
  reading: Reading;
  surface: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  /** The claim that commands are about now. */
  current: () => Claim | undefined;
}

/**
 * Draws the reading cursor: its sentence and the claim that it is on by attributes, which React knows nothing of and so
 * leaves alone; the words by a highlight of one range, which needs no elements. A move is drawn when it is made, because
 * to draw a long text anew for each key would take too long; and once more whenever the text has been drawn.
 */
export function useCursorDrawing({ reading, surface, scroller, current }: Drawing) {
  const marked = useRef<Attribute[]>([]);
  const frame = useRef(0);
  const nextFrame = useRef(0);
  const toReveal = useRef<Reveal>(false);
  const wasAway = useRef(false);
  /** What asks for places, which has the page laid out, waits until all of the frame is known. */
  const drawInFrame = useCallback(
    (bar: readonly [sentence: HTMLElement, block: HTMLElement] | null) => {
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => {
        const reveal = toReveal.current;
        toReveal.current = false;
        const show = () => {
          if (reveal && scroller.current) bringIntoSight(scroller.current, () => focusOf(reading));
          if (bar) placeBar(...bar);
        };
        if (reveal === "afterwards") nextFrame.current = requestAnimationFrame(show);
        else show();
      });
    },
    [reading, scroller],
  );
  const draw = useCallback(() => {
    // Not by :focus-within, which would have the whole text looked through whenever the focus goes.
    wasAway.current = isAway(surface.current);
    const value = wasAway.current ? "away" : "";
    const sentence = reading.sentence();
    const element = sentence === null ? null : sentenceElement(sentence);
    const block = element?.closest<HTMLElement>(".block");
    const now: Attribute[] = marksOf(reading, current()).map((mark) => [mark, "data-current", value]);
    if (element && block) {
      now.push([element, "data-cursor", value], [block, "data-cursor-block", value]);
    }
    drawInFrame(element && block ? [element, block] : null);
    for (const [each, name] of marked.current) {
      if (now.some(([other, kept]) => other === each && kept === name)) continue;
      each.removeAttribute(name);
      if (name === "data-cursor-block") each.style.removeProperty("--cursor-height");
    }
    for (const [each, name, to] of now) if (each.getAttribute(name) !== to) each.setAttribute(name, to);
    marked.current = now;
    scroller.current?.toggleAttribute("data-has-cursor", element !== null);
    drawWords(reading);
  }, [reading, current, surface, scroller, drawInFrame]);

  useLayoutEffect(() => {
    const stop = reading.onMove((reveal) => {
      toReveal.current ||= reveal;
      draw();
    });
    const onFocus = () => {
      if (isAway(surface.current) !== wasAway.current) draw();
    };
    document.addEventListener("focusin", onFocus);
    return () => {
      stop();
      document.removeEventListener("focusin", onFocus);
      cancelAnimationFrame(frame.current);
      cancelAnimationFrame(nextFrame.current);
      CSS.highlights?.delete(selectedWords);
    };
  }, [reading, draw, surface]);

  useLayoutEffect(draw);
}

/** Whether the keys go elsewhere. With the focus on nothing they go to the text (ui/commands/dispatch). */
const isAway = (surface: HTMLElement | null) =>
  document.activeElement !== document.body && surface?.contains(document.activeElement) === false;

type Attribute = readonly [HTMLElement, "data-cursor" | "data-cursor-block" | "data-current", string];

/** The bar beside the lines of the sentence, which is drawn by CSS in the block's own margin. */
function placeBar(sentence: HTMLElement, block: HTMLElement) {
  const inner = sentence.getBoundingClientRect();
  setLength(block, "--cursor-top", inner.top - block.getBoundingClientRect().top);
  setLength(block, "--cursor-height", inner.height);
}

/** Sets a length in pixels, if it is another: WebKit lays the block out anew also for the same one. */
function setLength({ style }: HTMLElement, name: string, pixels: number) {
  const value = `${pixels}px`;
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}

function drawWords(reading: Reading) {
  const span = reading.words();
  const range = span && rangeOf(reading.text, span);
  if (range) CSS.highlights?.set(selectedWords, new Highlight(range));
  else CSS.highlights?.delete(selectedWords);
}

/** The marks of a claim that the page shows. */
export function marksOf({ text }: Reading, claim: Claim | undefined): HTMLElement[] {
  const blocks = new Set([
    ...(claim?.passages ?? [])
      .flatMap(({ start, end }) => text.sentencesOver({ start, end }))
      .map((i) => text.sentences[i]?.block ?? 0),
    ...(claim?.regions ?? []).map(({ at }) => text.blockAt(at)),
  ]);
  return [...blocks].flatMap((block) => [
    ...(blockElement(text, block)?.querySelectorAll<HTMLElement>(`mark[data-claims~="${claim?.id}"]`) ?? []),
  ]);
}

/** The mark with which a claim begins. */
export const beginningOf = (reading: Reading, claim: Claim | undefined) =>
  marksOf(reading, claim).find((mark) => mark.dataset.begins?.split(" ").includes(claim?.id ?? ""));

/** What of the cursor is to be in sight: the end that moves, which may be far from the beginning of a long sentence. */
function focusOf(reading: Reading): Range | HTMLElement | null {
  const sentence = reading.sentence();
  const span = reading.words();
  if (sentence === null || !reading.cursor) return null;
  if (!span) return sentenceElement(sentence);
  const at = Math.min(Math.max(reading.cursor.focus, span.start + 1), span.end);
  return rangeOf(reading.text, { start: at - 1, end: at });
}
