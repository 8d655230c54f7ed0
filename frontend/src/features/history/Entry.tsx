import { Undo2 } from "lucide-react";
import type { FieldChange, HistoryEntry, PutBack, RecordChange } from "../../api/types";
import { count } from "../../lib/count";
import { dateInWords, dayAndTimeInWords } from "../../lib/dates";
import type { HistorySubject } from "../../lib/historySubject";
import { Button } from "../../ui/Button";
import { Added, Removed } from "../../ui/Changed";
import { seen } from "../../ui/seen";
import { WordChange } from "../../ui/WordChange";
import { Folded } from "./Folded";

interface EntryProps {
  entry: HistoryEntry;
  of: HistorySubject["of"];
  /** words say what was put back; settings have no undo. */
  onPutBack: (what: PutBack, words: string, isUndoable: boolean) => void;
}

const steps: Record<HistoryEntry["action"]["kind"], string> = { do: "", undo: "Undone: ", redo: "Done again: " };

/** What somebody did in one go. */
export function Entry({ entry: { action, changes, others, putBack }, of, onPutBack }: EntryProps) {
  const label = steps[action.kind] + action.label;
  return (
    <li className="history__entry">
      <div className="history__head">
        <h3 className="history__label">{label}</h3>
        <span className="quiet">
          <bdi>{action.person || "Somebody"}</bdi>, <time dateTime={action.at}>{dayAndTimeInWords(action.at)}</time>
        </span>
      </div>
      {changes.map((change, i) => (
        <Change
          // Changes have no names of their own, and an entry never gets others.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={i}
          change={change}
          isNamed={of !== "claim" || change.record === "evidence"}
          isItself={change.record === of || (of === "details" && change.record === "article")}
          onPutBack={onPutBack}
        />
      ))}
      {others > 0 && <p className="quiet">and {count(others, "further record")}</p>}
      {putBack && (
        <Button
          size="small"
          icon={<Undo2 />}
          onPress={() => onPutBack({ change: putBack }, "What was deleted is back.", true)}
        >
          Put back what was deleted
        </Button>
      )}
    </li>
  );
}

const happened = { made: "new", changed: "", deleted: "deleted" };

interface ChangeProps extends Pick<EntryProps, "onPutBack"> {
  change: RecordChange;
  /** Whether it is what the history is of, which has no need to be named. */
  isItself: boolean;
  /** What belongs to a claim is called as the claim is, of which its history has no need. */
  isNamed: boolean;
}

function Change({ change: { record, title, name, what, fields, putBack }, isItself, isNamed, onPutBack }: ChangeProps) {
  const called = !isItself && isNamed ? name : "";
  // The verdict of a claim needs no line above it that says “Verdict” once more.
  const isSaid = called === "" && fields[0]?.title === title;
  return (
    <div className="history__change">
      {!isSaid && (!isItself || what !== "changed") && (
        <p className="history__record">
          <span>{[title, happened[what]].filter(Boolean).join(", ")}</span>
          {called && <bdi className="history__name quiet">{seen(called)}</bdi>}
        </p>
      )}
      {fields.length > 0 && (
        <dl className="history__fields">
          {fields.map((field) => (
            <div key={field.title} className="history__field">
              <dt>{field.title}</dt>
              <dd>
                <Value field={field} />
                {field.putBack && (
                  <PutBackButton
                    field={field}
                    onPress={(back) => onPutBack(back, `${field.title}: as it was before.`, record !== "setting")}
                  />
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {putBack && (
        <Button
          className="history__back"
          look="quiet"
          size="small"
          icon={<Undo2 />}
          onPress={() => onPutBack(putBack, "The scale is as it was before.", true)}
        >
          Put back the version before
        </Button>
      )}
    </div>
  );
}

interface PutBackButtonProps {
  field: FieldChange;
  onPress: (back: PutBack) => void;
}

function PutBackButton({ field, onPress }: PutBackButtonProps) {
  const back = field.putBack;
  if (!back) return null;
  const before = inWords(field, field.before);
  return (
    <Button
      look="quiet"
      size="small"
      icon={<Undo2 />}
      aria-label={`Put back ${field.title}: ${before ? begun(before) : "nothing"}`}
      onPress={() => onPress(back)}
    >
      Put back
    </Button>
  );
}

/** A field before and after: prose word by word, everything else as a whole. */
function Value({ field }: { field: FieldChange }) {
  const [before, after] = [inWords(field, field.before), inWords(field, field.after)];
  if (field.kind === "prose") {
    return (
      <Folded length={before.length + after.length}>
        <WordChange before={before} after={after} />
      </Folded>
    );
  }
  return (
    <span className="history__words" dir="auto">
      {before && <Removed>{seen(before)}</Removed>}
      {before && after && " "}
      {after && <Added>{seen(after)}</Added>}
    </span>
  );
}

function inWords({ kind }: FieldChange, value: string) {
  if (kind === "date") return dateInWords(value);
  if (kind === "moment") return value && dayAndTimeInWords(value);
  return value;
}

const begun = (words: string) => (words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words);
