import { zoomStep } from "../lib/zoom";
import { changePreferences, usePreferences } from "../queries/preferences";
import { useCommand } from "../ui/commands/useCommand";

/** The size of everything, in percent, with the sizes next to it, and the commands that change it. */
export function useZoom() {
  const { zoom } = usePreferences();
  const steps = { in: zoomStep(zoom, 1), out: zoomStep(zoom, -1) };
  useCommand("view.zoomIn", () => changePreferences({ zoom: steps.in }), { enabled: steps.in !== zoom });
  useCommand("view.zoomOut", () => changePreferences({ zoom: steps.out }), { enabled: steps.out !== zoom });
  useCommand("view.actualSize", () => changePreferences({ zoom: 100 }), { enabled: zoom !== 100 });
  return { zoom, steps };
}
