import { memo, type RefObject, useEffect, useRef, useState } from "react";
import { Menu, Popover } from "react-aria-components";
import { createPortal } from "react-dom";
import type { Claim } from "../../api/types";
import { type CommandId, commandOf } from "../../lib/commands";
import { useJob } from "../../lib/useJob";
import { claimTitle } from "../../queries/desk";
import { canRun } from "../../ui/commands/registry";
import { CommandItem, MenuLine } from "../../ui/Menu";

interface TextMenuProps {
  surface: RefObject<HTMLElement | null>;
  current: () => Claim | undefined;
  /** Told where in the window it was asked for by the pointer, before it opens. */
  onOpen: (x: number, y: number) => void;
}

const groups: readonly (readonly CommandId[])[] = [
  ["mark.claim", "mark.opinion", "mark.nothing"],
  ["mark.addToClaim", "claim.move", "claim.split"],
  ["claim.edit", "claim.source", "claim.ask", "claim.merge"],
  ["status.verified", "status.verifiedWithChange", "status.inProgress", "status.onAuthor", "status.cannotVerify"],
  ["status.wrong", "status.cut", "status.toCheck"],
  ["claim.delete"],
];

/** All that can be done with the words under the pointer or the cursor, by the right button or the menu key. */
export const TextMenu = memo(function TextMenu({ surface, current, onOpen }: TextMenuProps) {
  const { say } = useJob();
  const anchor = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  useEffect(() => {
    const text = surface.current;
    const open = (event: MouseEvent) => {
      event.preventDefault();
      // By the key there is no pointer: then it opens beside the cursor.
      const isPointer = event.button === 2;
      if (isPointer) onOpen(event.clientX, event.clientY);
      const box = isPointer ? null : text?.querySelector("[data-cursor]")?.getBoundingClientRect();
      setAt(box ? { left: box.left, top: box.bottom } : { left: event.clientX, top: event.clientY });
    };
    text?.addEventListener("contextmenu", open);
    return () => text?.removeEventListener("contextmenu", open);
  }, [surface, onOpen]);

  const close = () => {
    setAt(null);
    surface.current?.focus({ preventScroll: true });
  };
  const shown = at ? groups.map((group) => group.filter(canRun)).filter((group) => group.length > 0) : [];
  const claim = at ? current() : undefined;
  const label = claim ? say(`Words and ${claimTitle(claim)}`) : "Words";
  return (
    <>
      {/* Not in the text, which has places of its own. */}
      {createPortal(<div ref={anchor} style={{ position: "fixed", ...at }} />, document.body)}
      <Popover
        className="popover"
        aria-label={label}
        triggerRef={anchor}
        isOpen={at !== null && shown.length > 0}
        onOpenChange={(isOpen) => !isOpen && close()}
        placement="bottom start"
        offset={2}
      >
        <Menu className="menu" aria-label={label} autoFocus="first" onClose={close}>
          {shown.flatMap((group, i) => [
            i > 0 && <MenuLine key={`line ${group[0]}`} />,
            ...group.map((command) => (
              <CommandItem key={command} command={command} danger={command === "claim.delete"}>
                {say(commandOf(command).title)}
              </CommandItem>
            )),
          ])}
        </Menu>
      </Popover>
    </>
  );
});
