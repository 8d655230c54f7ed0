import { useMemo } from "react";
import type { GlyphInfo, ToneInfo } from "../api/types";

interface PaletteProps {
  tones: readonly ToneInfo[];
  glyphs: readonly GlyphInfo[];
}

/** The colours and signs of verdicts and statuses, as classes: tone-green, glyph-check. The backend has the only list. */
export function Palette({ tones, glyphs }: PaletteProps) {
  const css = useMemo(
    () => `@layer tokens{${tones.map(toneRule).join("")}${glyphs.map(glyphRule).join("")}}`,
    [tones, glyphs],
  );
  return <style>{css}</style>;
}

const toneRule = ({ key, light, dark }: ToneInfo) =>
  `.tone-${key}{--tone-ink:light-dark(${light.ink},${dark.ink});--tone-fill:light-dark(${light.fill},${dark.fill})}` +
  `.under-${key}{--under-ink:light-dark(${light.ink},${dark.ink});--under-fill:light-dark(${light.fill},${dark.fill})}`;

const glyphRule = ({ key, path }: GlyphInfo) => {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="#000" stroke-width="2" ` +
    `stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;
  return `.glyph-${key}{--glyph:url("data:image/svg+xml,${encodeURIComponent(svg)}")}`;
};
