import { useLayoutEffect } from "react";
import type { Preferences } from "../api/types";
import { usePreferences } from "../queries/preferences";

/** The preferences that styles/tokens.css draws by. */
type Look = Pick<Preferences, "theme" | "contrast" | "density" | "zoom">;

const [moreContrast, darkScheme] = [matchMedia("(prefers-contrast: more)"), matchMedia("(prefers-color-scheme: dark)")];

/** Puts the look on the root element, where the tokens find it. */
function draw({ theme, contrast, density, zoom }: Look) {
  const { style, dataset } = document.documentElement;
  style.colorScheme = theme === "system" ? "light dark" : theme;
  dataset.scheme = theme === "dark" || (theme === "system" && darkScheme.matches) ? "dark" : "light";
  // In percent of what is set in the browser, so that a larger type there stays larger.
  style.fontSize = zoom === 100 ? "" : `${zoom}%`;
  dataset.density = density;
  dataset.contrast = contrast === "high" || (contrast === "system" && moreContrast.matches) ? "high" : "normal";
}

const cache = "look";

/** Keeps the page looking as the preferences say, also when the system's own wishes change. */
export function useLook() {
  const { theme, contrast, density, zoom } = usePreferences();
  useLayoutEffect(() => {
    const look = { theme, contrast, density, zoom };
    const redraw = () => draw(look);
    redraw();
    localStorage.setItem(cache, JSON.stringify(look));
    for (const wish of [moreContrast, darkScheme]) wish.addEventListener("change", redraw);
    return () => {
      for (const wish of [moreContrast, darkScheme]) wish.removeEventListener("change", redraw);
    };
  }, [theme, contrast, density, zoom]);
}

/** Draws by the look of the last time until the preferences have been read, so that a dark window does not open white. */
export function drawLastLook() {
  const last = localStorage.getItem(cache);
  if (last) draw(JSON.parse(last));
}
