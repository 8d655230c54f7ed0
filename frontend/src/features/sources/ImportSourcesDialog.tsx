import { useState } from "react";
import { messageOf } from "../../api/error";
import type { ImportedSources, Task } from "../../api/types";
import { count } from "../../lib/count";
import { pickFiles } from "../../lib/pickFiles";
import { useSourceImport } from "../../queries/sources";
import { cancelTask, useTask } from "../../queries/tasks";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Progress } from "../../ui/Progress";
import { seen } from "../../ui/seen";

interface ImportSourcesDialogProps {
  inWindow: boolean;
  onUndo: () => void;
  onClose: () => void;
}

/** Takes a bibliography from a file or from what is pasted, and says what became of it. */
export function ImportSourcesDialog({ inWindow, onUndo, onClose }: ImportSourcesDialogProps) {
  const [text, setText] = useState("");
  const take = useSourceImport();
  const task = useTask(take.data?.id, "import");
  const isRunning = take.isPending || task?.state === "running";
  const done = task?.imported;
  /** Closing the dialog stops what is under way: nothing of it is added then. */
  const close = () => {
    if (task?.state === "running") void cancelTask(task);
    onClose();
  };
  const choose = () => {
    if (inWindow) return take.mutate(null);
    pickFiles(([file]) => file && void file.arrayBuffer().then((bytes) => take.mutate(bytes)), {
      accept: ".json,.bib,.ris,.txt",
    });
  };
  if (done) {
    return (
      <Dialog
        title="Sources imported"
        onClose={onClose}
        actions={
          <>
            {done.added.length > 0 && (
              <Button
                look="quiet"
                onPress={() => {
                  onUndo();
                  onClose();
                }}
              >
                Undo
              </Button>
            )}
            <Button look="primary" autoFocus onPress={onClose}>
              Done
            </Button>
          </>
        }
      >
        <Account done={done} />
      </Dialog>
    );
  }
  if (task?.state === "running") {
    return (
      <Dialog
        title="Import sources"
        onClose={close}
        actions={
          <Button autoFocus onPress={() => void cancelTask(task)}>
            Stop
          </Button>
        }
      >
        <Progress {...farOf(task)} />
        <p className="quiet">If you stop it, nothing is added.</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Import sources"
      size="large"
      onClose={close}
      actions={
        <>
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
          <Button isDisabled={isRunning} onPress={choose}>
            Choose a file…
          </Button>
          <Button
            look="primary"
            isDisabled={text.trim() === "" || isRunning}
            onPress={() => take.mutate(new TextEncoder().encode(text).buffer as ArrayBuffer)}
          >
            Import what is pasted
          </Button>
        </>
      }
    >
      <p className="quiet">
        CSL-JSON, BibTeX or RIS, as Zotero and other programs export them. What the library has already is left alone.
      </p>
      {take.error && <Callout tone="problem">{messageOf(take.error)}</Callout>}
      {task?.error && <Callout tone="problem">{task.error}</Callout>}
      {task?.state === "cancelled" && <Callout>Stopped. Nothing was added.</Callout>}
      <Field label="Or paste it here" multiline lines={9} autoFocus value={text} onChange={setText} />
    </Dialog>
  );
}

/** How far it is: the file is read as a whole first, then its entries are added one by one. */
function farOf({ done, total }: Task) {
  if (total === 0) return { label: "Reading the file…", value: undefined };
  return {
    label: "Adding the sources…",
    value: done / total,
    detail: `${done.toLocaleString("en-GB")} of ${count(total, "entry", "entries")}`,
  };
}

/** More lines are no help; how many there are is said. */
const mostLines = 50;

function Account({ done }: { done: ImportedSources }) {
  return (
    <div className="import-account">
      <p>
        {count(done.added.length, "source")} added, {done.known.length} known already, {done.faults.length} not read.
      </p>
      <Lines title="Not read" lines={done.faults.map(({ entry, message }) => `${entry}: ${message}`)} />
      <Lines
        title="Left out of what was added"
        lines={done.leftOut.map(({ what, entries }) => `${what}, of ${count(entries, "entry", "entries")}`)}
      />
      <Lines title="Known already" lines={done.known.map(({ name }) => name)} />
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {lines.slice(0, mostLines).map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change.
          <li key={i} dir="auto">
            {seen(line)}
          </li>
        ))}
        {lines.length > mostLines && <li>and {lines.length - mostLines} more</li>}
      </ul>
    </section>
  );
}
