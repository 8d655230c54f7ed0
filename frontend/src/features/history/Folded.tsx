import { type ReactNode, useId, useState } from "react";
import { Button } from "../../ui/Button";

/** Beyond as many characters only the first lines are shown at first. */
const short = 400;

/** A text of which, where it is long, the first lines are shown until somebody wants all of it. */
export function Folded({ length, children }: { length: number; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (length <= short) return <span className="history__words">{children}</span>;
  return (
    <>
      <span id={id} className={isOpen ? "history__words" : "history__words history__words--folded"}>
        {children}
      </span>
      <Button look="quiet" size="small" aria-expanded={isOpen} aria-controls={id} onPress={() => setOpen(!isOpen)}>
        {isOpen ? "Show less" : "Show all"}
      </Button>
    </>
  );
}
