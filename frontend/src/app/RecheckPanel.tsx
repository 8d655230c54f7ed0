import { FileDiff } from "lucide-react";
import { type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { messageOf } from "../api/error";
import type { Decision, Desk, Region } from "../api/types";
import type { RegionTaker } from "../features/reader/pictureMarking";
import type { Reading } from "../features/reader/reading";
import { RecheckList } from "../features/recheck/RecheckList";
import type { PlacedBlock } from "../lib/articleText";
import { count } from "../lib/count";
import { cursorAt, cursorOver } from "../lib/readingCursor";
import {
  canAttach,
  canAttachRegion,
  canDecide,
  claimOfRow,
  decidedAs,
  type RecheckRow,
  recheckRows,
  spanOfRow,
} from "../lib/recheckRows";
import { useJob } from "../lib/useJob";
import { decide, type Target, useRecheck } from "../queries/versions";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { runCommand } from "../ui/commands/registry";
import { useCommands } from "../ui/commands/useCommand";
import type { RowListHandle } from "../ui/RowList";
import { toast } from "../ui/toasts";
import { useStable } from "../ui/useStable";

interface RecheckPanelProps {
  desk: Desk;
  reading: Reading;
  /** The claim at whose change the list begins, "" for the first of all; null if the list was not gone to. */
  first: string | null;
  /** Gets what takes a region of a picture for the current row, while that is about a place that is gone. */
  taker: RefObject<RegionTaker | null>;
  onOpen: (claimId: string) => void;
}

const said: Record<Decision, string> = { accept: "Accepted.", attach: "Attached.", park: "Parked." };

/**
 * Going through what the change of a text has to do with its check. One row is the current one: the one that has the
 * focus or had it last, so that words can be selected in the text for it. A decision leads on to the next row.
 */
export function RecheckPanel({ desk, reading, first, taker, onOpen }: RecheckPanelProps) {
  const { say } = useJob();
  const { article } = desk;
  const { data, error } = useRecheck(article.id);
  const selection = useSyncExternalStore(reading.subscribe, reading.words);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<RowListHandle>(null);
  const rows = useMemo(() => (data ? recheckRows(data, desk) : []), [data, desk]);
  const current = () => rows.find(({ id }) => id === chosen);

  const show = (row: RecheckRow) => {
    setChosen(row.id);
    const span = spanOfRow(row);
    if (!span) return;
    getSelection()?.removeAllRanges();
    reading.moveTo(cursorAt(span.start), { claimId: row.kind === "item" ? row.item.claimId : null });
  };
  const choose = (row: RecheckRow, isShown: boolean) => {
    // Words that somebody has selected for this row stay.
    if (isShown && !(row.id === chosen && reading.words())) show(row);
    else setChosen(row.id);
  };

  const step = (direction: 1 | -1) => () => {
    const here = rows.findIndex(({ id }) => id === chosen);
    const next = here < 0 ? (direction > 0 ? 0 : rows.length - 1) : (here + direction + rows.length) % rows.length;
    list.current?.focus(next);
  };

  const make = async (row: RecheckRow, decision: Decision, to?: Target) => {
    const item = decidedAs(row);
    if (item === undefined) return;
    const here = rows.indexOf(row);
    const wasInList = document.activeElement?.closest("[data-recheck]") !== null;
    try {
      const left = recheckRows(await decide(article.id, item, decision, to), desk);
      if (decision === "attach" && reading.words()) {
        getSelection()?.removeAllRanges();
        reading.clear();
      }
      const waiting = left.filter(({ kind }) => kind === "item").length;
      reading.say(`${said[decision]} ${waiting > 0 ? `${waiting} left to decide.` : "Nothing waits for a decision."}`);
      const next = left[Math.min(here, left.length - 1)];
      // In the list the focus goes on by itself, and the row that gets it is shown. The button on a picture is gone.
      if (to && "region" in to) list.current?.focus(here);
      else if (next && !wasInList) show(next);
    } catch (problem) {
      toast(messageOf(problem), { tone: "problem" });
    }
  };

  const isOpen = (decision: "accept" | "park") => () => {
    const row = current();
    return row !== undefined && canDecide(row, decision);
  };
  const withCurrent = (decision: Decision) => () => {
    const row = current();
    const span = decision === "attach" ? reading.words() : null;
    if (row) void make(row, decision, span ? { span } : undefined);
  };
  useCommands({ "recheck.next": step(1), "recheck.previous": step(-1) }, { enabled: rows.length > 0 });
  useCommands({ "recheck.accept": withCurrent("accept") }, { enabled: isOpen("accept") });
  useCommands({ "recheck.park": withCurrent("park") }, { enabled: isOpen("park") });
  useCommands(
    { "recheck.attach": withCurrent("attach") },
    {
      enabled: () => {
        const row = current();
        return row !== undefined && canAttach(row) && reading.words() !== null;
      },
    },
  );

  const takeRegion = useStable({
    take: (figure: PlacedBlock, region: Region) => {
      const row = current();
      if (row) void make(row, "attach", { region: { block: figure.index, ...region } });
    },
  });
  const label = labelOfTaker(rows.find(({ id }) => id === chosen));
  useEffect(() => {
    taker.current = label ? { label: say(label), ...takeRegion } : null;
    return () => {
      taker.current = null;
    };
  }, [taker, label, say, takeRegion]);

  // The focus is asked for once the rows are there, and once only: afterwards it is the person's.
  const owed = useRef(first !== null);
  useEffect(() => {
    if (!owed.current || !data) return;
    owed.current = false;
    const at = rows.findIndex((row) => claimOfRow(row) === first);
    list.current?.focus(Math.max(at, 0));
  }, [data, rows, first]);

  if (error) return <Callout tone="problem">{messageOf(error)}</Callout>;
  if (!data) return <div className="recheck" aria-busy="true" />;
  const waiting = data.items.length;
  return (
    <div className="recheck">
      <div className="recheck__head">
        <p className="recheck__count">
          Version {data.version.seq}:{" "}
          {waiting > 0
            ? `${count(waiting, "change")} of what was checked to decide about`
            : say("no change waits for a decision")}
        </p>
        <Button look="quiet" size="small" icon={<FileDiff />} onPress={() => runCommand("diff.open")}>
          Show what changed
        </Button>
      </div>
      <RecheckList
        ref={list}
        rows={rows}
        chosen={chosen}
        selection={selection}
        onChoose={choose}
        onDecide={(row, decision, span) => void make(row, decision, span && { span })}
        onOpen={onOpen}
        onCandidate={(row, span) => {
          setChosen(row.id);
          getSelection()?.removeAllRanges();
          reading.moveTo(cursorOver(span));
        }}
      />
    </div>
  );
}

/** What attaching a region of a picture to what a row is about is called; "" where it cannot be. */
function labelOfTaker(row: RecheckRow | undefined): string {
  if (!row || !canAttachRegion(row)) return "";
  return row.kind === "item" && row.item.claimNumber
    ? `Attach claim ${row.item.claimNumber} here`
    : "Attach the claim here";
}
