import { X } from "lucide-react";
import { messageOf } from "../api/error";
import { count } from "../lib/count";
import { useVerification } from "../queries/library";
import { changePreferences, usePreferences } from "../queries/preferences";
import { Button, IconButton } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { NumberField } from "../ui/NumberField";
import { Setting } from "./Setting";

/** The bounds of the size, in MB, as the API has them. */
const least = 1;
const most = 16_384;

/** What is kept of sources, who may be asked for them, and whether all of it is as it was. */
export function SourceSettings() {
  const { snapshotMegabytes, captureSites } = usePreferences();
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
      <Setting
        name="Network"
        note="Tickmark asks nobody on the network but a site that you allow, once or for good, to fetch a copy of a source."
      >
        {captureSites.length === 0 ? (
          <p>No site is allowed for good.</p>
        ) : (
          <ul className="settings__sites" aria-label="Sites that are allowed for good">
            {captureSites.map((site) => (
              <li key={site}>
                {site}
                <IconButton
                  label={`Ask again before fetching from ${site}`}
                  onPress={() => changePreferences({ captureSites: captureSites.filter((other) => other !== site) })}
                >
                  <X />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
      </Setting>
      <Verification />
    </div>
  );
}

/** Holds everything that the library keeps against its hash, when asked to. */
function Verification() {
  const { state, start, cancel } = useVerification();
  return (
    <Setting
      name="Library"
      note="Reads all originals, texts and copies, and holds each against its hash. In a large library this takes minutes."
    >
      {state.isPending ? (
        <Button onPress={cancel}>Stop verifying</Button>
      ) : (
        <Button onPress={start}>Verify the library</Button>
      )}
      <div role="status">
        {state.isPending && "Verifying …"}
        {state.data?.damages.length === 0 &&
          `Everything is as it was kept: ${count(state.data.items, "item")} verified.`}
      </div>
      {state.error && <Callout tone="problem">{messageOf(state.error)}</Callout>}
      {state.data && state.data.damages.length > 0 && (
        <Callout tone="problem">
          <p>{count(state.data.damages.length, "thing")} damaged:</p>
          <ul className="settings__damages">
            {state.data.damages.map((damage) => (
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
