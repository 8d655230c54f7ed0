import { History, Keyboard, Menu as MenuIcon, Monitor, Moon, Search, Sun, UserRound } from "lucide-react";
import type { Preferences } from "../api/types";
import { changePreferences, usePreferences } from "../queries/preferences";
import { IconButton } from "../ui/Button";
import { CommandItem, Menu, MenuItem, MenuLine } from "../ui/Menu";

const themes: { key: Preferences["theme"]; label: string; Icon: typeof Sun }[] = [
  { key: "system", label: "Colours of the system", Icon: Monitor },
  { key: "light", label: "Light", Icon: Sun },
  { key: "dark", label: "Dark", Icon: Moon },
];

export function MainMenu() {
  const { theme } = usePreferences();
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
      {themes.map(({ key, label, Icon }) => (
        <MenuItem key={key} icon={<Icon />} isChosen={theme === key} onAction={() => changePreferences({ theme: key })}>
          {label}
        </MenuItem>
      ))}
      <MenuLine />
      <CommandItem icon={<History />} command="app.history" />
      <CommandItem icon={<UserRound />} command="app.person" />
      <CommandItem icon={<Keyboard />} command="app.help">
        Keyboard
      </CommandItem>
    </Menu>
  );
}
