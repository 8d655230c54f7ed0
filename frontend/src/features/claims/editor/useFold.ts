import { useState } from "react";

export interface Fold {
  isOpen: boolean;
  /** What the person does with the fold; it stays like that for the claims that are opened next. */
  choose: (isOpen: boolean) => void;
  /** Unfolds for this once, because something in it was asked for. */
  open: () => void;
}

const chosen = new Map<string, boolean>();

/** Whether a part of the editor is unfolded: as it was left in this session, or else as is best for it. */
export function useFold(part: string, isOpenAtFirst: boolean): Fold {
  const [own, setOwn] = useState<boolean | null>(null);
  return {
    isOpen: own ?? chosen.get(part) ?? isOpenAtFirst,
    choose: (isOpen) => {
      chosen.set(part, isOpen);
      setOwn(isOpen);
    },
    open: () => setOwn(true),
  };
}
