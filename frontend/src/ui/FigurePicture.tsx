import type { ReactNode } from "react";
import "./FigurePicture.css";

interface FigurePictureProps {
  /** Where the picture is loaded from; undefined for one that is not kept. */
  src: string | undefined;
  /** What it shows. */
  alt: string | undefined;
  /** What lies over the picture. */
  children?: ReactNode;
}

/** The picture of a figure in a text, or what is said of one that is not kept. */
export function FigurePicture({ src, alt, children }: FigurePictureProps) {
  if (!src) return alt ? <div className="figure__description">Picture: {alt}</div> : null;
  return (
    <div className="figure__picture">
      <img src={src} alt={alt || "Picture without a description"} loading="lazy" />
      {children}
    </div>
  );
}
