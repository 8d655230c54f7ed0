import type { Glyph as GlyphKey, Tone } from "../api/types";
import "./Badge.css";
import { Glyph } from "./Glyph";

interface Look {
  label: string;
  tone: Tone;
  glyph: GlyphKey;
}

/** A verdict or a status by name, sign and colour. */
export function Badge({ look, size = "medium" }: { look: Look; size?: "small" | "medium" }) {
  return (
    <span className={`badge badge--${size} tone-${look.tone}`}>
      <Glyph glyph={look.glyph} size={size === "small" ? 10 : 12} />
      {look.label}
    </span>
  );
}
