import { useMemo } from "react";
import type { GlyphInfo, ToneInfo } from "../api/types";

interface PaletteProps {
  tones: readonly ToneInfo[];
  glyphs: readonly GlyphInfo[];
}

/**
 * The colours and signs of verdicts and statuses, as classes: tone-green, glyph-check. The backend has the only list. A
 * glyph is a mask, to be drawn in any colour; a sign is the image of a glyph in the ink of the tone beside it.
 */
export function Palette({ tones, glyphs }: PaletteProps) {
  const css = useMemo(() => {
    const signs = tones.flatMap((tone) => glyphs.map((glyph) => signRule(tone, glyph)));
    return `@layer tokens{${[...tones.map(toneRule), ...glyphs.map(glyphRule), ...signs].join("")}}`;
  }, [tones, glyphs]);
  return <style>{css}</style>;
}

/** In high contrast --deepen takes ink towards black or white, and what lies under it the other way. */
const toneRule = ({ key, light, dark }: ToneInfo) => {
  const ink = `light-dark(${towards("#000", light.ink)},${towards("#fff", dark.ink)})`;
  const fill = `light-dark(${towards("#fff", light.fill)},${towards("#000", dark.fill)})`;
  return (
    `.tone-${key}{--tone-ink:${ink};--tone-fill:${fill}}` + `.under-${key}{--under-ink:${ink};--under-fill:${fill}}`
  );
};

const towards = (end: string, colour: string) => `color-mix(in srgb,${end} var(--deepen),${colour})`;

const glyphRule = ({ key, path }: GlyphInfo) => `.glyph-${key}{--glyph:${drawing(path, "#000")}}`;

/** light-dark() takes colours only: app/look says on the root which of two images it is. */
const signRule = ({ key, light, dark }: ToneInfo, glyph: GlyphInfo) => {
  const classes = `.tone-${key}.glyph-${glyph.key}`;
  return (
    `${classes}{--sign:${drawing(glyph.path, light.ink)}}` +
    `@media screen{[data-scheme="dark"] ${classes}{--sign:${drawing(glyph.path, dark.ink)}}}`
  );
};

const drawing = (path: string, ink: string) => {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="${ink}" stroke-width="2" ` +
    `stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
};
