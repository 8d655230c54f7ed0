import { History, Keyboard, Menu as MenuIcon, Monitor, Moon, Sun, UserRound } from "lucide-react";
import type { Preferences } from "../api/types";
import { changePreferences, usePreferences } from "../queries/preferences";
import { IconButton } from "../ui/Button";
import { Menu, MenuItem, MenuLine } from "../ui/Menu";

interface MainMenuProps {
  onHistory: () => void;
  onPerson: () => void;
  onKeys: () => void;
}

const themes: { key: Preferences["theme"]; label: string; Icon: typeof Sun }[] = [
  { key: "system", label: "Colours of the system", Icon: Monitor },
  { key: "light", label: "Light", Icon: Sun },
  { key: "dark", label: "Dark", Icon: Moon },
];

export function MainMenu({ onHistory, onPerson, onKeys }: MainMenuProps) {
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
      {themes.map(({ key, label, Icon }) => (
        <MenuItem key={key} icon={<Icon />} isChosen={theme === key} onAction={() => changePreferences({ theme: key })}>
          {label}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<History />} onAction={onHistory}>
        History
      </MenuItem>
      <MenuItem icon={<UserRound />} onAction={onPerson}>
        Your name…
      </MenuItem>
      <MenuItem icon={<Keyboard />} keys="?" onAction={onKeys}>
        Keyboard
      </MenuItem>
    </Menu>
  );
}
