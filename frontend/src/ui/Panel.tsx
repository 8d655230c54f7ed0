import type { ReactElement, ReactNode } from "react";
import { Dialog, DialogTrigger, Popover, type PopoverProps } from "react-aria-components";

interface PanelProps {
  label: string;
  /** The button that opens it. */
  button: ReactElement;
  placement?: PopoverProps["placement"];
  className: string;
  children: ReactNode;
}

/** Controls in a small panel that a button opens. */
export function Panel({ label, button, placement = "bottom end", className, children }: PanelProps) {
  return (
    <DialogTrigger>
      {button}
      {/* biome-ignore lint/a11y/useValidAriaValues: without this the popover takes the button's name, beside that of the
          dialog in it, and is content outside of any landmark. */}
      <Popover className="popover" placement={placement} offset={6} aria-labelledby="">
        <Dialog className={className} aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
