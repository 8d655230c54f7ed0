import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./Button";
import { CommandLayer } from "./commands/CommandLayer";
import "./Dialog.css";
import { seen } from "./seen";

interface DialogProps {
  title: string;
  onClose: () => void;
  /** wide: all the room there is, for something to look at beside what is chosen. */
  size?: "small" | "medium" | "large" | "wide";
  /** The buttons at the foot. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A question or task in front of everything else. Escape and a click beside it close it. Mount it to open it. */
export function Dialog({ title, onClose, size = "medium", actions, children }: DialogProps) {
  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={`dialog-frame dialog-frame--${size}`}>
        <CommandLayer>
          <AriaDialog className="dialog">
            <div className="dialog__head">
              <Heading slot="title" className="dialog__title serif">
                {seen(title)}
              </Heading>
              <IconButton label="Close" size="small" onPress={onClose}>
                <X />
              </IconButton>
            </div>
            <div className="dialog__body">{children}</div>
            {actions && <div className="dialog__foot">{actions}</div>}
          </AriaDialog>
        </CommandLayer>
      </Modal>
    </ModalOverlay>
  );
}
