import { FileUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { messageOf } from "../../api/error";
import type { Closing } from "../../api/types";
import { dateInWords, today } from "../../lib/dates";
import { go } from "../../lib/route";
import { useClosing } from "../../queries/closing";
import { Button } from "../../ui/Button";
import { runCommand } from "../../ui/commands/registry";
import { useCommands } from "../../ui/commands/useCommand";
import { Glyph } from "../../ui/Glyph";
import "./ClosingScreen.css";
import { seen } from "../../ui/seen";
import { answerLooks, groups } from "./closingLook";
import { comeBack, ruleId } from "./lastLeft";
import { ProfilePicker } from "./ProfilePicker";
import { RuleGroup } from "./RuleGroup";
import { SignOffs } from "./SignOffs";

interface ClosingScreenProps {
  articleId: string;
  onUndo: () => void;
}

/** Whether the check can be closed, and what the rules of the profile have found. */
export function ClosingScreen({ articleId, onUndo }: ClosingScreenProps) {
  const { data: closing, error } = useClosing(articleId);
  const back = () => go({ screen: "desk", articleId });
  useCommands({ "closing.open": back, "closing.back": back });
  if (closing) return <ClosingView closing={closing} onUndo={onUndo} />;
  if (!error) return <main className="closing" aria-busy="true" />;
  return (
    <main className="startup-problem">
      <h1 className="serif">The rules could not be asked</h1>
      <p>{messageOf(error)}</p>
      <a href="#/">Back to the library</a>
    </main>
  );
}

function ClosingView({ closing, onUndo }: { closing: Closing; onUndo: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A rule that is waived moves to another group, and takes the focus along.
  const moved = useRef<string | null>(null);
  useEffect(() => {
    const target = comeBack(closing.articleId);
    target?.scrollIntoView({ block: "center" });
    (target ?? heading.current)?.focus({ preventScroll: true });
  }, [closing.articleId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn in its new place with new results.
  useEffect(() => {
    if (moved.current) document.getElementById(ruleId(moved.current))?.focus();
    moved.current = null;
  }, [closing.results]);

  const look = answerLooks[closing.answer];
  const isPerfect = closing.results.every(({ state }) => state === "pass" || state === "off");
  return (
    <main className="closing" data-surface="closing">
      <div className="closing__page">
        <header className="closing__head" data-answer={closing.answer} data-perfect={isPerfect || undefined}>
          <span className={`closing__sign tone-${look.tone}`}>
            <Glyph glyph={look.glyph} size={26} />
          </span>
          <div className="closing__words">
            <p className="closing__paper">
              {seen(closing.title)} · {dateInWords(today(new Date(closing.at)))}
            </p>
            <h1 ref={heading} className="closing__question serif" tabIndex={-1}>
              {closing.question}
            </h1>
            <p className="closing__answer" role="status">
              {closing.summary}
            </p>
            {isPerfect && (
              <p className="closing__calm quiet">
                Every rule was asked, and none found anything. What rests on judgement is still yours to weigh.
              </p>
            )}
            {closing.answer === "yes" && (
              <Button
                look="primary"
                icon={<FileUp />}
                className="closing__export"
                onPress={() => runCommand("article.export")}
              >
                Export the report
              </Button>
            )}
          </div>
        </header>
        <ProfilePicker closing={closing} />
        {groups.map(({ state, title }) => (
          <RuleGroup
            key={state}
            title={title}
            state={state}
            articleId={closing.articleId}
            results={closing.results.filter((result) => result.state === state)}
            onMoved={(rule) => {
              moved.current = rule;
            }}
            onUndo={onUndo}
          />
        ))}
        <SignOffs closing={closing} onUndo={onUndo} />
      </div>
    </main>
  );
}
