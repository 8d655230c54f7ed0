import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
} from "react-aria-components";
import "./Menu.css";
import { Keys } from "./Keys";

interface MenuProps {
  label: string;
  /** The button that opens the menu, then the items. */
  button: ReactElement;
  placement?: PopoverProps["placement"];
  children: ReactNode;
}

export function Menu({ label, button, placement = "bottom end", children }: MenuProps) {
  return (
    <MenuTrigger>
      {button}
      <Popover className="popover" placement={placement} offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  /** Marks the one of several that is in force. */
  isChosen?: boolean;
  onAction: () => void;
  children: string;
}

export function MenuItem({ icon, keys, danger, isChosen, onAction, children }: MenuItemProps) {
  return (
    <AriaMenuItem
      className={`menu__item ${danger ? "menu__item--danger" : ""}`}
      onAction={onAction}
      textValue={children}
    >
      {icon}
      <span className="menu__text">{children}</span>
      {isChosen && <Check className="menu__check" aria-label="in use" />}
      {keys && <Keys keys={keys} />}
    </AriaMenuItem>
  );
}

export const MenuLine = () => <Separator className="menu__line" />;
