import type { ReactNode } from "react";
import type { BlockClaim } from "../../lib/layers";
import type { Segment } from "../../lib/segments";

interface ClaimMarkProps {
  segment: Segment;
  /** Those over the segment, the one on top last. */
  claims: readonly BlockClaim[];
  activeClaim: string | null;
  children: ReactNode;
}

/**
 * Words of one claim or of several. The claim that begins last lies on top and gives colour and line; the one under
 * it shows as a second line. The sign stands where a claim begins and its number where it ends; both are drawn by
 * CSS, so that they are never part of the text. The numbers, and the name that the first words of a claim have, are
 * written by ./useClaimNames.
 */
export function ClaimMark({ segment, claims, activeClaim, children }: ClaimMarkProps) {
  const { start, end } = segment;
  const top = (claims.find(({ id }) => id === activeClaim) ?? claims.at(-1)) as BlockClaim;
  const under = claims.findLast((claim) => claim !== top);
  const beginning = claims.filter((claim) => claim.begins && claim.start === start);
  const ending = claims.filter((claim) => claim.ends && claim.end === end);
  const sign = beginning.at(-1);
  const classes = [`tone-${top.look.tone}`, `line-${top.look.line}`];
  if (under) classes.push("is-layered", `under-${under.look.tone}`, `under-line-${under.look.line}`);
  if (sign) classes.push("begins", `glyph-${sign.look.glyph}`);
  if (top.id === activeClaim) classes.push("is-active");
  const changed = claims.findLast(({ was }) => was !== undefined);
  if (changed) classes.push("has-changed");
  return (
    <mark
      className={classes.join(" ")}
      data-claims={idsOf(claims)}
      data-begins={idsOf(beginning)}
      data-ends={idsOf(ending)}
      tabIndex={sign ? -1 : undefined}
      title={changed && `Before: ${changed.was}`}
    >
      {children}
    </mark>
  );
}

const idsOf = (claims: readonly BlockClaim[]) =>
  claims.length > 0 ? [...new Set(claims.map(({ id }) => id))].join(" ") : undefined;
