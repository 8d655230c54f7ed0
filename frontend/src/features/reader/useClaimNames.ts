import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Claim } from "../../api/types";
import { claimName } from "../../lib/claimName";
import { numbersOf, placeOf } from "../../lib/claimOrder";
import type { BlockLayers, Layers } from "../../lib/layers";
import { useJob } from "../../lib/useJob";
import { blockElement } from "./domPlaces";

/** How many blocks are named together with what was drawn, and how many in each frame later on. */
const atOnce = 40;
const inFrame = 6;
/** How long nobody must have changed anything before the others get their new numbers, in milliseconds. */
const calm = 300;

/**
 * Writes the numbers and the names of claims on their marks. React does not draw them, because one new claim gives all
 * that follow another number, and drawing thousands of marks anew would hold up the keys for a second. The blocks that
 * were just drawn are named at once; the others a few at a time. `drawn` are the layers that the page shows by block.
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
    let now = atOnce;
    blocks.forEach((_, i) => {
      const own = drawn[i];
      const isRedrawn = own !== state.by[i];
      if (isRedrawn && own && now-- > 0) {
        nameBlock(layers, own, i, numbersOf(layers.claims), job);
        state.by[i] = own;
        state.left.delete(i);
      } else if (isRedrawn || (i >= from && own && own.claims.length + own.regions.length > 0)) {
        state.left.add(i);
      }
    });
    stop();
    const goOn = () => {
      for (const i of [...state.left].slice(0, inFrame)) {
        const own = drawn[i];
        if (own) nameBlock(layers, own, i, numbersOf(layers.claims), job);
        state.by[i] = own;
        state.left.delete(i);
      }
      if (state.left.size > 0) frame.current = requestAnimationFrame(goOn);
    };
    if (state.left.size > 0) timer.current = setTimeout(goOn, calm);
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
