import { useLayoutEffect, useRef, useState } from "react";

/**
 * The same functions from draw to draw, which do what those of the last draw do: whoever is handed them need not be
 * drawn again. They are for what a person does, not for drawing.
 */
// biome-ignore lint/suspicious/noExplicitAny: of functions of any kind, each keeps its own.
export function useStable<T extends Record<string, (...args: any[]) => unknown>>(functions: T): T {
  const latest = useRef(functions);
  useLayoutEffect(() => {
    latest.current = functions;
  });
  const [stable] = useState(() => {
    const names = Object.keys(functions) as (keyof T)[];
    return Object.fromEntries(
      names.map((name) => [name, (...args: unknown[]) => latest.current[name]?.(...args)]),
    ) as T;
  });
  return stable;
}
