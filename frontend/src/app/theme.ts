import { useEffect, useState } from "react";

export type Theme = "system" | "light" | "dark";

const stored = (): Theme => {
  const value = localStorage.getItem("theme");
  return value === "light" || value === "dark" ? value : "system";
};

const apply = (theme: Theme) => {
  document.documentElement.style.colorScheme = theme === "system" ? "light dark" : theme;
};

/** The chosen theme and how to change it. Colours follow from the root's color-scheme (styles/tokens.css). */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(stored);
  useEffect(() => {
    apply(theme);
    localStorage.setItem("theme", theme);
  }, [theme]);
  return [theme, setTheme];
}

/** Before the first paint, so that nothing flashes. */
export const applyStoredTheme = () => apply(stored());
