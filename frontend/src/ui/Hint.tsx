import type { ReactElement, ReactNode } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import type { CommandId } from "../lib/commands";
import type { Chord } from "../lib/keymap";
import { KeysOf } from "./commands/CommandKeys";
import "./Hint.css";
import { Keys } from "./Keys";

interface HintProps {
  text: ReactNode;
  /** The command that the control runs, whose key is shown. */
  command?: CommandId;
  /** A key that is no command's, as in "Mod+B" where text is formatted. */
  keys?: Chord;
  children: ReactElement;
}

/** A tooltip over a control. */
export function Hint({ text, command, keys, children }: HintProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip className="hint" offset={6}>
        {text}
        {command && <KeysOf command={command} />}
        {keys && <Keys keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
