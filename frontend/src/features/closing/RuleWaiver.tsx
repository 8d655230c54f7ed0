import { type ReactNode, useRef, useState } from "react";
import { messageOf } from "../../api/error";
import type { RuleResult } from "../../api/types";
import { count } from "../../lib/count";
import { momentInWords } from "../../lib/dates";
import { useJob } from "../../lib/useJob";
import { useUnwaive, useWaive } from "../../queries/closing";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Field } from "../../ui/Field";
import { seen } from "../../ui/seen";
import { toast } from "../../ui/toasts";

interface RuleWaiverProps {
  result: RuleResult;
  articleId: string;
  onMoved: (rule: string | null) => void;
  onUndo: () => void;
  /** What the rule found. */
  children: ReactNode;
}

/** The findings of a rule with what was said of them: the waiver, its lapse, and the ways to give one or take it back. */
export function RuleWaiver({ result, articleId, onMoved, onUndo, children }: RuleWaiverProps) {
  const { say } = useJob();
  const { key, state, waiver, lapsed } = result;
  const [writing, setWriting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const unwaive = useUnwaive(articleId);
  const name = say(result.name);

  // Not callbacks of mutate: they are not called any more once the rule is drawn in another group.
  const takeBack = async () => {
    onMoved(key);
    try {
      await unwaive.mutateAsync(key);
      toast(`The waiver of “${name}” is taken back.`, { action: { label: "Undo", run: onUndo } });
    } catch (error) {
      onMoved(null);
      toast(messageOf(error), { tone: "problem" });
    }
  };
  const stop = () => {
    setWriting(false);
    // Once the button is there again.
    requestAnimationFrame(() => button.current?.focus());
  };

  return (
    <>
      {waiver && (
        <div className="waiver" data-lapsed={lapsed || undefined}>
          <p className="waiver__reason" dir="auto">
            {seen(waiver.reason)}
          </p>
          <p className="waiver__facts">
            Waived by {waiver.person}, {momentInWords(waiver.createdAt)}.
            {lapsed && ` It has lapsed: ${newFindings(result)}.`}
          </p>
        </div>
      )}
      {state === "waived" ? (
        <details className="rule__accepted">
          <summary className="rule__summary">{count(result.findings.length, "accepted finding")}</summary>
          {children}
        </details>
      ) : (
        children
      )}
      {writing ? (
        <WaiveForm
          result={result}
          articleId={articleId}
          onCancel={stop}
          onMoved={onMoved}
          onDone={() => {
            setWriting(false);
            toast(`“${name}” is waived.`, { action: { label: "Undo", run: onUndo } });
          }}
        />
      ) : (
        <div className="rule__ways">
          {state !== "waived" && (
            <Button
              ref={button}
              size="small"
              aria-label={`${lapsed ? "Waive again" : "Waive"} “${name}”`}
              onPress={() => setWriting(true)}
            >
              {lapsed ? "Waive again…" : "Waive…"}
            </Button>
          )}
          {waiver && (
            <Button
              look="quiet"
              size="small"
              aria-label={`Take back the waiver of “${name}”`}
              isDisabled={unwaive.isPending}
              onPress={takeBack}
            >
              Take back the waiver
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function newFindings({ findings }: RuleResult): string {
  const fresh = findings.filter(({ accepted }) => !accepted).length;
  return fresh === 1 ? "one finding is new" : `${fresh} findings are new`;
}

interface WaiveFormProps {
  result: RuleResult;
  articleId: string;
  onCancel: () => void;
  onMoved: (rule: string | null) => void;
  onDone: () => void;
}

function WaiveForm({ result, articleId, onCancel, onMoved, onDone }: WaiveFormProps) {
  const [reason, setReason] = useState(result.waiver?.reason ?? "");
  const waive = useWaive(articleId);
  const findings = result.findings.map(({ key }) => key);
  const send = async () => {
    onMoved(result.key);
    try {
      await waive.mutateAsync({ rule: result.key, reason, findings });
    } catch {
      onMoved(null);
      return; // the form shows why
    }
    onDone();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape belongs to whatever in it has the focus.
    <div
      className="waive-form"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onCancel();
      }}
    >
      {waive.error && <Callout tone="problem">{messageOf(waive.error)}</Callout>}
      <Field
        label={`Why ${findings.length === 1 ? "is this" : `are these ${findings.length}`} accepted?`}
        description="It stays with the check, with your name and the date. It lapses when the rule finds something else."
        multiline
        lines={2}
        autoFocus
        value={reason}
        onChange={setReason}
      />
      <div className="rule__ways">
        <Button look="primary" size="small" isDisabled={reason.trim() === "" || waive.isPending} onPress={send}>
          Waive
        </Button>
        <Button look="quiet" size="small" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
