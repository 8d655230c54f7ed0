import { type ReactNode, useRef, useState } from "react";
import { messageOf } from "../../api/error";
import type { PutBack } from "../../api/types";
import type { HistorySubject } from "../../lib/historySubject";
import { useHistoryStep } from "../../queries/history";
import { usePutBack, useRecordHistory } from "../../queries/recordHistory";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Choice } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { toast } from "../../ui/toasts";
import { useKeptFocus } from "../../ui/useKeptFocus";
import { Entry } from "./Entry";
import "./HistoryDialog.css";

interface HistoryDialogProps {
  subject: HistorySubject;
  onClose: () => void;
}

const titles: Record<HistorySubject["of"], string> = {
  claim: "History of the claim",
  source: "History of the source",
  details: "History of the article’s details",
  scale: "History of the rating scale",
  article: "History of this article",
  settings: "History of the settings",
  library: "History of the library",
};

/** Who changed what, the newest first, each field before and after, with a way to have it as it was. */
export function HistoryDialog({ subject, onClose }: HistoryDialogProps) {
  const [person, setPerson] = useState(everybody);
  const history = useRecordHistory(subject, person === everybody ? "" : person);
  const putBack = usePutBack(subject.articleId);
  const undo = useHistoryStep(subject.articleId);
  const pages = history.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.entries);
  const people = pages[0]?.people ?? [];
  const fail = (error: unknown) => toast(messageOf(error), { tone: "problem" });

  const put = (what: PutBack, words: string, isUndoable: boolean) => {
    if (putBack.isPending) return;
    const takeBack = { label: "Undo", run: () => undo.mutate("undo", { onError: fail }) };
    putBack.mutate(what, {
      onSuccess: () => toast(words, isUndoable ? { action: takeBack } : {}),
      onError: fail,
    });
  };

  return (
    <Dialog title={titles[subject.of]} size="large" onClose={onClose}>
      {(people.length > 1 || person !== everybody) && (
        <Choice
          label="Done by"
          options={[everybody, ...people].map((key) => ({ key, label: key === everybody ? "Everybody" : named(key) }))}
          value={person}
          onChange={setPerson}
        />
      )}
      {history.error && <Callout tone="problem">{messageOf(history.error)}</Callout>}
      {history.isSuccess && entries.length === 0 && <p className="quiet">Nothing has been done yet.</p>}
      <Entries isBusy={history.isFetching}>
        {entries.map((entry) => (
          <Entry key={entry.action.id} entry={entry} of={subject.of} onPutBack={put} />
        ))}
      </Entries>
      {history.hasNextPage && (
        <Button
          className="history__more"
          isDisabled={history.isFetchingNextPage}
          onPress={() => void history.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
    </Dialog>
  );
}

/** The list, which keeps the focus when the button that had it goes: what was put back has none any more. */
function Entries({ isBusy, children }: { isBusy: boolean; children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  useKeptFocus(part);
  return (
    <div ref={part}>
      <ol className="history" tabIndex={-1} aria-busy={isBusy || undefined}>
        {children}
      </ol>
    </div>
  );
}

/** No person is called this: names have no control characters. */
const everybody = "\u0000";

/** How whoever did something is called; before anybody has said so, nobody knows. */
const named = (person: string) => person || "Somebody";
