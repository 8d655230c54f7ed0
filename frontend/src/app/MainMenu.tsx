import {
  FileCheck,
  FilePlus2,
  History,
  Keyboard,
  Lightbulb,
  Menu as MenuIcon,
  Printer,
  Search,
  Settings,
  UserRound,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { usePreferences } from "../queries/preferences";
import { IconButton } from "../ui/Button";
import { CommandItem, Menu, MenuLine } from "../ui/Menu";

export function MainMenu({ onDesk }: { onDesk: boolean }) {
  const { suggestions } = usePreferences();
  return (
    <Menu
      label="Menu"
      button={
        <IconButton label="Menu">
          <MenuIcon />
        </IconButton>
      }
    >
      <CommandItem icon={<Search />} command="app.palette" />
      <MenuLine />
      <CommandItem icon={<ZoomIn />} command="view.zoomIn" />
      <CommandItem icon={<ZoomOut />} command="view.zoomOut" />
      <MenuLine />
      {onDesk && <CommandItem icon={<FilePlus2 />} command="article.newVersion" />}
      {onDesk && <CommandItem icon={<FileCheck />} command="article.applyCheck" />}
      {onDesk && (
        <CommandItem icon={<Lightbulb />} command="suggestion.toggle">
          {suggestions ? "Hide suggestions" : "Show suggestions"}
        </CommandItem>
      )}
      {onDesk && (
        <CommandItem icon={<Printer />} command="article.print">
          Print…
        </CommandItem>
      )}
      <CommandItem icon={<History />} command="app.history" />
      <MenuLine />
      <CommandItem icon={<Settings />} command="app.settings" />
      <CommandItem icon={<UserRound />} command="app.person" />
      <CommandItem icon={<Keyboard />} command="app.help">
        Keyboard
      </CommandItem>
    </Menu>
  );
}
