import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Claim } from "../../api/types";
import { claimName } from "../../lib/claimName";
import { numbersOf, placeOf } from "../../lib/claimOrder";
import type { BlockLayers, Layers } from "../../lib/layers";
import { useJob } from "../../lib/useJob";
import { blockElement } from "./domPlaces";

/** When the blocks after what was drawn get their new numbers, in milliseconds, and how many of them. */
const shortly = 300;
const soon = 12;
/** How long no key must have been pressed before the others do, in milliseconds, and how many in each frame. */
const calm = 800;
const inFrame = 6;

/**
 * Writes the numbers and the names of claims on their marks. React does not draw them, because one new claim gives all
 * that follow another number, and drawing thousands of marks anew would hold up the keys for a second. The blocks that
 * were just drawn are named with that; the others get their new numbers a few at a time, while no keys are pressed.
 * `drawn` are the layers that the page shows by block.
 */
export function useClaimNames(layers: Layers, drawn: readonly BlockLayers[]) {
  const job = useJob();
  const named = useRef<{
    job: typeof job;
    by: (BlockLayers | undefined)[];
    claims: readonly Claim[];
    left: Set<number>;
  }>({ job, by: [], claims: [], left: new Set() });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const frame = useRef(0);
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    cancelAnimationFrame(frame.current);
  }, []);

  useLayoutEffect(() => {
    const state = named.current;
    if (state.job !== job) state.by = [];
    const { blocks } = layers.text;
    const from = blockOfFirstOther(state.claims, layers);
    state.job = job;
    state.claims = layers.claims;
    const name = (i: number) => {
      if (drawn[i]) nameBlock(layers, drawn[i], i, numbersOf(layers.claims), job);
      state.left.delete(i);
    };
    blocks.forEach((_, i) => {
      const own = drawn[i];
      if (own !== state.by[i]) {
        name(i);
        state.by[i] = own;
      } else if (i >= from && own && own.claims.length + own.regions.length > 0) state.left.add(i);
    });
    const nameSome = (count: number) => {
      for (const i of [...state.left].slice(0, count)) name(i);
    };
    const goOn = () => {
      nameSome(inFrame);
      if (state.left.size > 0) frame.current = requestAnimationFrame(goOn);
    };
    const wait = () => {
      stop();
      if (state.left.size > 0) timer.current = setTimeout(goOn, calm);
    };
    stop();
    if (state.left.size === 0) return;
    timer.current = setTimeout(() => {
      nameSome(soon);
      wait();
    }, shortly);
    document.addEventListener("keydown", wait, true);
    return () => document.removeEventListener("keydown", wait, true);
  });
  useEffect(() => stop, [stop]);
}

/** The block from which on claims have other numbers than before; infinite if all have the same. */
function blockOfFirstOther(before: readonly Claim[], { claims, text }: Layers): number {
  const index = claims.findIndex(({ id }, i) => before[i]?.id !== id);
  const first = claims[index] && placeOf(claims[index]);
  return first ? text.blockAt(first.start) : Number.POSITIVE_INFINITY;
}

function nameBlock(
  { text }: Layers,
  { claims, regions }: BlockLayers,
  block: number,
  numbers: ReadonlyMap<string, number>,
  job: ReturnType<typeof useJob>,
) {
  if (claims.length + regions.length === 0) return;
  const looks = new Map([...claims, ...regions].map(({ id, look }) => [id, look]));
  for (const mark of blockElement(text, block)?.querySelectorAll<HTMLElement>("mark") ?? []) {
    const names = idsOf(mark.dataset.begins).flatMap((id) => {
      const look = looks.get(id);
      return look ? claimName(numbers.get(id), look, job) : [];
    });
    set(mark, "aria-label", names.join("; "));
    set(
      mark,
      "data-numbers",
      idsOf(mark.dataset.ends)
        .flatMap((id) => numbers.get(id) ?? [])
        .join(","),
    );
  }
}

const idsOf = (list: string | undefined) => list?.split(" ") ?? [];

function set(element: Element, name: string, value: string) {
  if (value === (element.getAttribute(name) ?? "")) return;
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
