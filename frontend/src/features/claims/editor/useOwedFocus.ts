import { useEffect, useEffectEvent, useReducer } from "react";

/** Gives a function that moves the focus to an element which the same change is about to draw. */
export function useOwedFocus(find: () => HTMLElement | null | undefined): () => void {
  const [owed, owe] = useReducer((n: number) => n + 1, 0);
  const pay = useEffectEvent(() => find()?.focus());
  useEffect(() => {
    if (owed > 0) pay();
  }, [owed]);
  return owe;
}
