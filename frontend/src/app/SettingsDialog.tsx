import { useState } from "react";
import { Dialog } from "../ui/Dialog";
import { Tabs } from "../ui/Tabs";
import { BackupSettings } from "./BackupSettings";
import { DisplaySettings } from "./DisplaySettings";
import { KeyboardSettings } from "./KeyboardSettings";
import { NetworkSettings } from "./NetworkSettings";
import "./SettingsDialog.css";
import { SourceSettings } from "./SourceSettings";

export type SettingsTab = "display" | "keyboard" | "sources" | "network" | "backups";

/** What the person at this machine can choose, whichever library is open. Every choice is in force at once. */
export function SettingsDialog({ first = "display", onClose }: { first?: SettingsTab; onClose: () => void }) {
  const [tab, setTab] = useState<SettingsTab>(first);
  return (
    <Dialog title="Settings" size="large" onClose={onClose}>
      <Tabs
        label="Settings"
        value={tab}
        onChange={setTab}
        tabs={[
          { key: "display", label: "Display", content: <DisplaySettings /> },
          { key: "keyboard", label: "Keyboard", content: <KeyboardSettings /> },
          { key: "sources", label: "Sources", content: <SourceSettings /> },
          { key: "network", label: "Network", content: <NetworkSettings /> },
          { key: "backups", label: "Backups", content: <BackupSettings /> },
        ]}
      />
    </Dialog>
  );
}
