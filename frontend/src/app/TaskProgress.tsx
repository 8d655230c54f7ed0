import type { Task } from "../api/types";
import { sizeInWords } from "../lib/fileSize";
import { Button } from "../ui/Button";
import { Progress } from "../ui/Progress";

/** How far work on whole libraries has come, in bytes, and the way to stop it. */
export function TaskProgress({ task, label, onStop }: { task: Task; label: string; onStop: () => void }) {
  return (
    <div className="settings__task">
      <Progress
        label={label}
        value={task.total ? task.done / task.total : undefined}
        detail={task.total ? `${sizeInWords(task.done)} of ${sizeInWords(task.total)}` : undefined}
      />
      <Button onPress={onStop}>Stop</Button>
    </div>
  );
}
