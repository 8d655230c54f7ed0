import type { ReactElement, ReactNode } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import "./Hint.css";
import { Keys } from "./Keys";

interface HintProps {
  text: ReactNode;
  /** The shortcut, as in "Mod+Z". */
  keys?: string;
  children: ReactElement;
}

/** A tooltip over a control. */
export function Hint({ text, keys, children }: HintProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip className="hint" offset={6}>
        {text}
        {keys && <Keys keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
