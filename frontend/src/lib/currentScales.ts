import type { Claim, Scale } from "../api/types";

/** The newest version of each scale, and the version in use even where there is a newer one. */
export function currentScales(scales: readonly Scale[], inUse: string | undefined): Scale[] {
  return scales.filter(
    (scale) =>
      scale.id === inUse || scales.every((other) => other.scaleId !== scale.scaleId || other.version <= scale.version),
  );
}

/** The scale on which a claim is judged: that of its verdict, or else the first one. */
export function scaleOf({ verdict }: Claim, scales: readonly Scale[]): Scale | undefined {
  const offered = currentScales(scales, verdict?.scaleVersionId);
  return offered.find(({ id }) => id === verdict?.scaleVersionId) ?? offered[0];
}
