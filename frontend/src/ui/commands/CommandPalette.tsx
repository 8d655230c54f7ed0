import { Search as SearchIcon } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { flushSync } from "react-dom";
import { findCommands } from "../../lib/commandSearch";
import { type CommandId, commands } from "../../lib/commands";
import { useJob } from "../../lib/useJob";
import { KeysOf } from "./CommandKeys";
import { CommandLayer } from "./CommandLayer";
import "./CommandPalette.css";
import { keepFocus } from "./keepFocus";
import { recentCommands, rememberCommand } from "./recentCommands";
import { canRun, runCommand } from "./registry";

/** All but the one that led here. */
const others = commands.filter(({ id }) => id !== "app.palette");

/** Finds any command by its name and runs it. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  // How things were before the palette came in front of them; that is how a command will find them again.
  const [before] = useState(() => ({
    runnable: new Set(others.map(({ id }) => id).filter(canRun)),
    restore: keepFocus(),
    recent: recentCommands(),
  }));
  const { say } = useJob();
  const [query, setQuery] = useState("");
  const said = others.map((command) => ({ ...command, title: say(command.title) }));
  const found = findCommands(said, query, before.recent, (id) => before.runnable.has(id));

  const run = (id: CommandId) => {
    rememberCommand(id);
    flushSync(onClose);
    before.restore();
    runCommand(id);
  };

  /** Whoever types and presses Enter at once means the first that is found, be it drawn as chosen yet or not. */
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const [first] = found.filter(({ available }) => available).flatMap((group) => group.commands);
    if (event.key !== "Enter" || event.nativeEvent.isComposing || query === "" || !first) return;
    if (event.currentTarget.querySelector("[role=menuitem][data-focused]")) return;
    event.preventDefault();
    event.stopPropagation();
    run(first.id);
  };

  return (
    <ModalOverlay className="scrim scrim--top" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog-frame">
        <CommandLayer>
          <Dialog className="dialog" aria-label="Find a command">
            <div className="command-palette" onKeyDownCapture={onKeyDownCapture}>
              <Autocomplete inputValue={query} onInputChange={setQuery}>
                <SearchField className="command-palette__field" aria-label="Command" autoFocus>
                  <SearchIcon aria-hidden="true" />
                  <Input className="command-palette__input" placeholder="What do you want to do?" />
                </SearchField>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows pass over what cannot be run; this scrolls to it. */}
                <div className="command-palette__list" tabIndex={0}>
                  <Menu
                    className="menu"
                    aria-label="Commands"
                    onAction={(id) => run(id as CommandId)}
                    renderEmptyState={() => <p className="command-palette__none">No command is called that.</p>}
                  >
                    {found.map(({ title, commands: list, available }) => (
                      <MenuSection key={title} id={title}>
                        <Header className="command-palette__group">{say(title)}</Header>
                        {list.map((command) => (
                          <MenuItem
                            key={command.id}
                            id={command.id}
                            className="menu__item"
                            textValue={command.title}
                            isDisabled={!available}
                          >
                            <span className="menu__text">{command.title}</span>
                            <KeysOf command={command.id} />
                          </MenuItem>
                        ))}
                      </MenuSection>
                    ))}
                  </Menu>
                </div>
              </Autocomplete>
            </div>
          </Dialog>
        </CommandLayer>
      </Modal>
    </ModalOverlay>
  );
}
