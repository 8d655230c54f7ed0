import type { ReactNode, Ref } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton as AriaToggleButton,
  type ToggleButtonProps,
} from "react-aria-components";
import type { CommandId } from "../lib/commands";
import type { Chord } from "../lib/keymap";
import "./Button.css";
import { Hint } from "./Hint";

interface ButtonProps extends Omit<AriaButtonProps, "className" | "children"> {
  /** primary: the one thing to do here. plain: the others. quiet: no edge until pointed at. danger: deletes. */
  look?: "primary" | "plain" | "quiet" | "danger";
  size?: "small" | "medium";
  icon?: ReactNode;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

export function Button({ look = "plain", size = "medium", icon, className = "", children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`button button--${look} button--${size} ${className}`}>
      {icon}
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, "className" | "children"> {
  /** What it does; its name for a screen reader and its tooltip. */
  label: string;
  /** The tooltip, where it says more than the name. */
  hint?: ReactNode;
  /** The command that it runs, whose key the tooltip shows. */
  command?: CommandId;
  size?: "small" | "medium";
  className?: string;
  children: ReactNode;
}

export function IconButton({
  label,
  hint,
  command,
  size = "medium",
  className = "",
  children,
  ...props
}: IconButtonProps) {
  return (
    <Hint text={hint ?? label} command={command}>
      <AriaButton {...props} aria-label={label} className={`icon-button icon-button--${size} ${className}`}>
        {children}
      </AriaButton>
    </Hint>
  );
}

interface IconToggleProps extends Omit<ToggleButtonProps, "className" | "children"> {
  label: string;
  command?: CommandId;
  keys?: Chord;
  size?: "small" | "medium";
  children: ReactNode;
}

export function IconToggle({ label, command, keys, size = "medium", children, ...props }: IconToggleProps) {
  return (
    <Hint text={label} command={command} keys={keys}>
      <AriaToggleButton {...props} aria-label={label} className={`icon-button icon-button--${size}`}>
        {children}
      </AriaToggleButton>
    </Hint>
  );
}
