import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import "./SmallFold.css";

interface SmallFoldProps {
  title: string;
  /** Of its heading: one more than that of the part it is in. */
  level: 3 | 4 | 5;
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** What is seldom wanted of a part of the page, behind a line that unfolds it. */
export function SmallFold({ title, level, isOpenAtFirst, children }: SmallFoldProps) {
  return (
    <Disclosure defaultExpanded={isOpenAtFirst}>
      <Heading level={level} className="small-fold">
        <Button slot="trigger" className="small-fold__button">
          <ChevronRight aria-hidden="true" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  );
}
