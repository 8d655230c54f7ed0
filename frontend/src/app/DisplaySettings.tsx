import { ZoomIn, ZoomOut } from "lucide-react";
import type { Preferences } from "../api/types";
import { changePreferences, usePreferences } from "../queries/preferences";
import { Button, IconButton } from "../ui/Button";
import { Segmented } from "../ui/Segmented";
import { Setting } from "./Setting";
import { useZoom } from "./useZoom";

const themes: { key: Preferences["theme"]; label: string }[] = [
  { key: "system", label: "As the system" },
  { key: "light", label: "Light" },
  { key: "dark", label: "Dark" },
];

const contrasts: { key: Preferences["contrast"]; label: string }[] = [
  { key: "system", label: "As the system" },
  { key: "normal", label: "Normal" },
  { key: "high", label: "High" },
];

const densities: { key: Preferences["density"]; label: string }[] = [
  { key: "comfortable", label: "Comfortable" },
  { key: "compact", label: "Compact" },
];

/** How everything looks. */
export function DisplaySettings() {
  const { theme, contrast, density } = usePreferences();
  const { zoom, steps } = useZoom();
  return (
    <div className="settings">
      <Setting name="Colours">
        <Segmented
          label="Colours"
          options={themes}
          value={theme}
          onChange={(chosen) => changePreferences({ theme: chosen })}
        />
      </Setting>
      <Setting name="Contrast" note="High: black, white and strong lines, for text that is easier to make out.">
        <Segmented
          label="Contrast"
          options={contrasts}
          value={contrast}
          onChange={(chosen) => changePreferences({ contrast: chosen })}
        />
      </Setting>
      <Setting name="Density" note="Compact: more claims on the screen, with less room around them.">
        <Segmented
          label="Density"
          options={densities}
          value={density}
          onChange={(chosen) => changePreferences({ density: chosen })}
        />
      </Setting>
      <Setting name="Size">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would have to be undressed first. */}
        <div className="settings__zoom" role="group" aria-label="Size">
          <IconButton
            label="Smaller"
            command="view.zoomOut"
            isDisabled={steps.out === zoom}
            onPress={() => changePreferences({ zoom: steps.out })}
          >
            <ZoomOut />
          </IconButton>
          <output className="settings__percent numeric">{zoom} %</output>
          <IconButton
            label="Larger"
            command="view.zoomIn"
            isDisabled={steps.in === zoom}
            onPress={() => changePreferences({ zoom: steps.in })}
          >
            <ZoomIn />
          </IconButton>
          {zoom !== 100 && (
            <Button look="quiet" size="small" onPress={() => changePreferences({ zoom: 100 })}>
              Back to 100 %
            </Button>
          )}
        </div>
      </Setting>
    </div>
  );
}
