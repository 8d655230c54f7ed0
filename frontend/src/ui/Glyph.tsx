import type { Glyph as GlyphKey, Tone } from "../api/types";
import "./Glyph.css";

/**
 * The sign of a verdict or a status. Its drawing comes from the backend as a custom property (ui/Palette); it says
 * nothing to a screen reader, because the name always stands beside it. Its size is in pixels at a zoom of 100 %.
 */
export function Glyph({ glyph, tone, size = 14 }: { glyph: GlyphKey; tone?: Tone; size?: number }) {
  return (
    <span
      className={`glyph glyph-${glyph} ${tone ? `tone-${tone}` : ""}`}
      style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }}
      aria-hidden="true"
    />
  );
}
