import { useState } from "react";
import { messageOf } from "../../api/error";
import type { Applied, OfferedCheck } from "../../api/types";
import { count } from "../../lib/count";
import { pickFiles } from "../../lib/pickFiles";
import { useJob } from "../../lib/useJob";
import { useCheckApply, useCheckChoice } from "../../queries/checkFiles";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { CountTable } from "../../ui/CountTable";
import { Dialog } from "../../ui/Dialog";
import { PassphraseField } from "../../ui/PassphraseField";
import { seen } from "../../ui/seen";
import "./ApplyCheckDialog.css";

interface ApplyCheckDialogProps {
  articleId: string;
  inWindow: boolean;
  onUndo: () => void;
  onClose: () => void;
}

/** Asks for a file with claims and, if it is sealed, for its passphrase; puts it on the article and says what that did. */
export function ApplyCheckDialog({ articleId, inWindow, onUndo, onClose }: ApplyCheckDialogProps) {
  const { say } = useJob();
  const choice = useCheckChoice();
  const apply = useCheckApply(articleId);
  const [chosen, setChosen] = useState<OfferedCheck | null>(null);
  const [passphrase, setPassphrase] = useState("");
  if (apply.data) {
    const isNothing = linesOf(apply.data, say).every(([n]) => n === 0);
    // It stays the same dialog: one in its place would not know where the focus was before.
    return (
      <Dialog
        title={isNothing ? "Nothing to apply" : "The check is applied"}
        onClose={onClose}
        actions={
          <>
            {!isNothing && (
              <Button
                look="quiet"
                onPress={() => {
                  onClose();
                  onUndo();
                }}
              >
                Undo
              </Button>
            )}
            <Button key="done" look="primary" autoFocus onPress={onClose}>
              Done
            </Button>
          </>
        }
      >
        <Account done={apply.data} isNothing={isNothing} />
      </Dialog>
    );
  }
  const take = (file: File | null) => {
    if (choice.isPending || apply.isPending) return;
    apply.reset();
    choice.mutate(file, {
      onSuccess: (offered) => {
        if (!offered) return;
        setChosen(offered);
        setPassphrase("");
      },
      onError: () => setChosen(null),
    });
  };
  const canApply = chosen !== null && !(chosen.isSealed && passphrase === "");
  const begin = () => canApply && !apply.isPending && apply.mutate({ check: chosen.id, passphrase });
  const error = apply.error ?? choice.error;
  return (
    <Dialog
      title="Apply a check"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isDisabled={!canApply} onPress={begin}>
            {apply.isPending ? "Applying…" : "Apply"}
          </Button>
        </>
      }
    >
      <div className="apply-check">
        <p>
          {say(
            "A check that was exported as JSON, W3C annotations or ClaimReview comes onto this text: its claims, verdicts, evidence and sources. All of it is applied, or nothing if one claim does not fit.",
          )}
        </p>
        <Button
          autoFocus
          onPress={() =>
            inWindow ? take(null) : pickFiles(([file]) => file && take(file), { accept: ".json,.jsonld,.age" })
          }
        >
          {chosen ? "Choose another file…" : "Choose the file…"}
        </Button>
        <p role="status">
          {chosen && (
            <>
              Chosen: <strong dir="auto">{seen(chosen.name)}</strong>
              {chosen.isSealed && ". It is sealed."}
            </>
          )}
        </p>
        {chosen?.isSealed && (
          <PassphraseField key={chosen.id} value={passphrase} onChange={setPassphrase} onSubmit={begin} />
        )}
        {error && (
          <Callout tone="problem">
            <p className="apply-check__problem">{seen(messageOf(error))}</p>
          </Callout>
        )}
      </div>
    </Dialog>
  );
}

/** What a file did to the article, in numbers. */
function linesOf({ added, updated, asides, sources, concealed }: Applied, say: (words: string) => string) {
  return [
    [added, say(added === 1 ? "claim is new" : "claims are new")],
    [updated, say(updated === 1 ? "claim has changed" : "claims have changed")],
    [asides, asides === 1 ? "passage is set aside" : "passages are set aside"],
    [sources, sources === 1 ? "source is new" : "sources are new"],
    [concealed, concealed === 1 ? "source is confidential now" : "sources are confidential now"],
  ] as const;
}

function Account({ done, isNothing }: { done: Applied; isNothing: boolean }) {
  const { say } = useJob();
  return (
    <div className="apply-check" role="status">
      {isNothing ? (
        <p>{say("Every claim of the file is here already, as it is there.")}</p>
      ) : (
        <CountTable caption="What the file did" lines={linesOf(done, say)} />
      )}
      {done.parked > 0 && (
        <Callout>
          {say(
            `${count(done.parked, "claim")} of the file ${done.parked === 1 ? "is" : "are"} parked there, without a place in the text, and left out.`,
          )}
        </Callout>
      )}
    </div>
  );
}
