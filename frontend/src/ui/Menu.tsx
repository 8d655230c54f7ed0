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
import { type CommandId, commandOf } from "../lib/commands";
import { useJob } from "../lib/useJob";
import { KeysOf } from "./commands/CommandKeys";
import { canRun, runCommand } from "./commands/registry";
import "./Menu.css";

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
  /** The command that it runs, whose key is shown. */
  command?: CommandId;
  danger?: boolean;
  isDisabled?: boolean;
  /** Marks the one of several that is in force. */
  isChosen?: boolean;
  /** A second line. */
  description?: string;
  onAction: () => void;
  children: string;
}

export function MenuItem(props: MenuItemProps) {
  const { icon, command, danger, isDisabled, isChosen, description, onAction, children } = props;
  return (
    <AriaMenuItem
      className={`menu__item ${danger ? "menu__item--danger" : ""}`}
      isDisabled={isDisabled}
      onAction={onAction}
      textValue={children}
    >
      {icon}
      <span className="menu__text">
        <span>{children}</span>
        {description && <span className="menu__description">{description}</span>}
      </span>
      {isChosen && <Check className="menu__check" aria-label="in use" />}
      {command && <KeysOf command={command} />}
    </AriaMenuItem>
  );
}

interface CommandItemProps {
  command: CommandId;
  icon?: ReactNode;
  danger?: boolean;
  /** What it is called here, where its title among all commands says too much. */
  children?: string;
}

/** An item that runs a command, with its title and key; greyed where there is nothing for it to do. */
export function CommandItem({ command, children, ...props }: CommandItemProps) {
  const { say } = useJob();
  return (
    <MenuItem {...props} command={command} isDisabled={!canRun(command)} onAction={() => runCommand(command)}>
      {children ?? say(commandOf(command).title)}
    </MenuItem>
  );
}

export const MenuLine = () => <Separator className="menu__line" />;
