import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import "./Section.css";
import type { Fold } from "./useFold";

interface SectionProps {
  title: string;
  /** How much there is in it, in a few signs ("3", "2 of 5"); nothing where there is nothing. */
  tally?: ReactNode;
  /** What is in it, in a line, while it is folded. */
  summary?: ReactNode;
  fold: Fold;
  /** What can be done without unfolding it first. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of the editor that folds. */
export function Section({ title, tally, summary, fold, actions, children }: SectionProps) {
  return (
    <section className="section" aria-label={title}>
      <Disclosure isExpanded={fold.isOpen} onExpandedChange={fold.choose}>
        <div className="section__head">
          <Heading level={3} className="section__title">
            <Button slot="trigger" className="section__fold">
              <ChevronRight aria-hidden="true" />
              <span className="section__name">{title}</span>
              {tally !== undefined && <span className="section__tally numeric">{tally}</span>}
              {!fold.isOpen && summary && <span className="section__summary">{summary}</span>}
            </Button>
          </Heading>
          {actions}
        </div>
        <DisclosurePanel>{fold.isOpen && <div className="section__body">{children}</div>}</DisclosurePanel>
      </Disclosure>
    </section>
  );
}
