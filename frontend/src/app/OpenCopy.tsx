import { useState } from "react";
import { messageOf } from "../api/error";
import { copyInWords } from "../lib/copyWords";
import { useLoading } from "../queries/copies";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { OpenCopyDialog } from "./OpenCopyDialog";
import { TaskProgress } from "./TaskProgress";

/** Makes a new library of a copy of everything, and offers to open it. It needs no open library. */
export function OpenCopy({ inWindow }: { inWindow: boolean }) {
  const { task, start, open, stop } = useLoading(inWindow);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      {task?.state === "running" ? (
        <TaskProgress task={task} label="Making the new library…" onStop={stop} />
      ) : (
        <Button
          onPress={() => {
            start.reset();
            setAsking(true);
          }}
        >
          Open a copy of everything…
        </Button>
      )}
      <div role="status">
        {task?.state === "done" && task.copied && (
          <>
            The new library is <span className="settings__path">{task.copied.path}</span>. It holds{" "}
            {copyInWords(task.copied)}
          </>
        )}
        {task?.state === "cancelled" && "Stopped. No library was made."}
      </div>
      {task?.state === "done" && (
        <Button look="primary" isPending={open.isPending} onPress={() => open.mutate(task.id)}>
          Open the new library
        </Button>
      )}
      {task?.error && <Callout tone="problem">{task.error}</Callout>}
      {open.error && <Callout tone="problem">{messageOf(open.error)}</Callout>}
      {isAsking && <OpenCopyDialog inWindow={inWindow} start={start} onClose={() => setAsking(false)} />}
    </>
  );
}
