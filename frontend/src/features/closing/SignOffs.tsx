import { useQuery } from "@tanstack/react-query";
import { PenLine } from "lucide-react";
import { useRef, useState } from "react";
import { messageOf } from "../../api/error";
import type { Closing, SignOff } from "../../api/types";
import { momentInWords } from "../../lib/dates";
import { useSignOff, useSignOffWithdrawal } from "../../queries/closing";
import { libraryQuery } from "../../queries/library";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Field } from "../../ui/Field";
import { Glyph } from "../../ui/Glyph";
import { Segmented } from "../../ui/Segmented";
import { toast } from "../../ui/toasts";
import { stateLooks } from "./closingLook";
import "./SignOffs.css";
import { seen } from "../../ui/seen";

type Role = SignOff["role"];

const roles: { key: Role; label: string; done: string; act: string }[] = [
  { key: "check", label: "Checker", done: "Checked by", act: "Sign off as checker" },
  { key: "secondRead", label: "Second reader", done: "Read second by", act: "Sign off as second reader" },
  { key: "legal", label: "Legal", done: "Read for legal by", act: "Sign off for legal" },
];

/** Who stands for the check as it is now, who did before it changed, and the way to do so. */
export function SignOffs({ closing, onUndo }: { closing: Closing; onUndo: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const withdraw = useSignOffWithdrawal(closing.articleId);
  const takeBack = (id: string) =>
    withdraw.mutate(id, {
      onSuccess: () => {
        heading.current?.focus();
        toast("The sign-off is withdrawn.", { action: { label: "Undo", run: onUndo } });
      },
      onError: (error) => toast(messageOf(error), { tone: "problem" }),
    });
  return (
    <section className="sign-offs" aria-labelledby="sign-offs">
      <h2 id="sign-offs" ref={heading} tabIndex={-1} className="rule-group__title">
        Sign-off
      </h2>
      <p className="quiet">
        A sign-off stands for the text and the check as they are now. It lapses when the text, a claim, a verdict or the
        evidence changes, not for notes, and reports say so. A rating that changes after the first one is listed in
        reports as corrected.
      </p>
      {closing.signOffs.length > 0 && (
        <ul className="sign-offs__list">
          {closing.signOffs.map((signOff) => (
            <SignOffRow
              key={signOff.id}
              signOff={signOff}
              isBusy={withdraw.isPending}
              onWithdraw={() => takeBack(signOff.id)}
            />
          ))}
        </ul>
      )}
      <SignOffForm articleId={closing.articleId} onUndo={onUndo} />
    </section>
  );
}

interface SignOffRowProps {
  signOff: SignOff;
  isBusy: boolean;
  onWithdraw: () => void;
}

function SignOffRow({ signOff, isBusy, onWithdraw }: SignOffRowProps) {
  const { role, person, at, lapsed, note } = signOff;
  const look = lapsed ? stateLooks.warn : stateLooks.pass;
  const done = roles.find(({ key }) => key === role)?.done;
  return (
    <li className="sign-off">
      <span className={`sign-off__sign tone-${look.tone}`}>
        <Glyph glyph={look.glyph} />
      </span>
      <div className="sign-off__words">
        <p>
          {done} <bdi className="sign-off__person">{person}</bdi>, {momentInWords(at)}.
        </p>
        {lapsed && <p className="sign-off__lapsed">It has lapsed: the text or the check has changed since.</p>}
        {note && (
          <p className="quiet" dir="auto">
            {seen(note)}
          </p>
        )}
      </div>
      <Button
        look="quiet"
        size="small"
        aria-label={`Withdraw the sign-off of ${person}`}
        isDisabled={isBusy}
        onPress={onWithdraw}
      >
        Withdraw
      </Button>
    </li>
  );
}

function SignOffForm({ articleId, onUndo }: { articleId: string; onUndo: () => void }) {
  const { data: library } = useQuery(libraryQuery);
  const [role, setRole] = useState<Role>("secondRead");
  const [note, setNote] = useState("");
  const sign = useSignOff(articleId);
  const send = () =>
    sign.mutate(
      { role, note },
      {
        onSuccess: () => {
          setNote("");
          toast("The check is signed off.", { action: { label: "Undo", run: onUndo } });
        },
      },
    );
  return (
    <div className="sign-off-form">
      {sign.error && <Callout tone="problem">{messageOf(sign.error)}</Callout>}
      <Segmented
        label="Sign off as"
        options={roles}
        value={role}
        onChange={(key) => {
          setRole(key);
          sign.reset();
        }}
      />
      <Field
        label="Note for the file"
        value={note}
        onChange={setNote}
        description="Optional. It stays in the newsroom; name and date go into reports."
      />
      <p className="sign-off-form__act">
        <Button icon={<PenLine />} isDisabled={sign.isPending} onPress={send}>
          {roles.find(({ key }) => key === role)?.act}
        </Button>
        {library && (
          <span className="quiet">
            in the name of <bdi>{library.person}</bdi>
          </span>
        )}
      </p>
    </div>
  );
}
