import { messageOf } from "../api/error";
import { count } from "../lib/count";
import { farOf, soundInWords } from "../lib/verification";
import { useVerification } from "../queries/library";
import { changePreferences, usePreferences } from "../queries/preferences";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { NumberField } from "../ui/NumberField";
import { Progress } from "../ui/Progress";
import { Setting } from "./Setting";

/** The bounds of the size, in MB, as the API has them. */
const least = 1;
const most = 16_384;

/** What is kept of sources, and whether all of it is as it was. */
export function SourceSettings() {
  const { snapshotMegabytes } = usePreferences();
  return (
    <div className="settings">
      <Setting name="Copies" note="Larger files stay where they are; the library remembers their place and their hash.">
        <NumberField
          label="Largest copy in the library, in MB"
          value={snapshotMegabytes}
          least={least}
          most={most}
          onChange={(value) => changePreferences({ snapshotMegabytes: value })}
        />
      </Setting>
      <Verification />
    </div>
  );
}

/** Holds everything that the library keeps against its hash, when asked to. */
function Verification() {
  const { task, error, start, stop } = useVerification();
  const found = task?.verification;
  return (
    <Setting
      name="Library"
      note="Reads all originals, texts and copies, and holds each against its hash. In a large library this takes minutes, in which you can go on working."
    >
      {task?.state === "running" ? (
        <div className="settings__task">
          <Progress {...farOf(task)} />
          <Button onPress={stop}>Stop verifying</Button>
        </div>
      ) : (
        <Button onPress={start}>Verify the library</Button>
      )}
      <div role="status">
        {task?.state === "cancelled" && "Stopped before the end. Nothing was noted."}
        {found?.damages.length === 0 && soundInWords(found)}
      </div>
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      {task?.error && <Callout tone="problem">{task.error}</Callout>}
      {found && found.damages.length > 0 && (
        <Callout tone="problem">
          <p>{count(found.damages.length, "thing")} damaged:</p>
          <ul className="settings__damages">
            {found.damages.map((damage) => (
              <li key={damage.hash + damage.what + damage.fault}>
                {damage.what}. {damage.fault}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </Setting>
  );
}
