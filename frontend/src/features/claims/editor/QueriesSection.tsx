import { MessageCircleQuestionMark } from "lucide-react";
import { useRef, useState } from "react";
import type { Claim, Query } from "../../../api/types";
import { idOf, nameOf, newName } from "../../../queries/begun";
import { Button } from "../../../ui/Button";
import { Hint } from "../../../ui/Hint";
import { ClosedQueries } from "./ClosedQueries";
import { useFocusRequest } from "./editorFocus";
import { QueryCard } from "./QueryCard";
import "./QueriesSection.css";
import { Section } from "./Section";
import { useFold } from "./useFold";
import { useOwedFocus } from "./useOwedFocus";

/** What the author or the editor is asked about the claim. */
export function QueriesSection({ claim }: { claim: Claim }) {
  const open = claim.queries.filter(({ closedAt }) => closedAt === undefined);
  const closed = claim.queries.filter(({ closedAt }) => closedAt !== undefined);
  const fold = useFold("queries", claim.queries.length > 0);
  /** The query that is being written and that nothing is stored of yet. */
  const [begun, setBegun] = useState<string | null>(null);
  const isBegun = begun !== null && idOf(begun) === undefined;
  const question = useRef<HTMLTextAreaElement>(null);
  const focusQuestion = useOwedFocus(() => question.current);
  const askButton = useRef<HTMLButtonElement>(null);
  const ask = () => {
    fold.open();
    if (!isBegun) setBegun(newName());
    focusQuestion();
  };
  useFocusRequest("query", ask);
  const answer = useRef<HTMLTextAreaElement>(null);
  const focusAnswer = useOwedFocus(() => answer.current);
  useFocusRequest("answer", () => {
    fold.open();
    focusAnswer();
  });
  const onGone = () => {
    setBegun(null);
    askButton.current?.focus();
  };

  const shown: { name: string; query?: Query }[] = open.map((query) => ({ name: nameOf(query.id), query }));
  if (isBegun) shown.push({ name: begun });
  return (
    <Section
      title="Queries"
      fold={fold}
      tally={claim.queries.length > 0 ? (open.length > 0 ? `${open.length} open` : claim.queries.length) : undefined}
      actions={
        <Hint text="Ask the author or the editor" command="claim.ask">
          <Button ref={askButton} look="quiet" size="small" icon={<MessageCircleQuestionMark />} onPress={ask}>
            Ask a query
          </Button>
        </Hint>
      }
    >
      {shown.length > 0 && (
        <ul className="queries">
          {shown.map(({ name, query }) => (
            <QueryCard
              key={name}
              claim={claim}
              name={name}
              query={query}
              questionRef={name === begun ? question : undefined}
              answerRef={query && query === open[0] ? answer : undefined}
              onGone={onGone}
            />
          ))}
        </ul>
      )}
      {claim.queries.length === 0 && !isBegun && (
        <p className="section__note">
          Nothing asked. A query goes to the author or the editor with the wording you propose.
        </p>
      )}
      <ClosedQueries claim={claim} queries={closed} onGone={onGone} />
    </Section>
  );
}
