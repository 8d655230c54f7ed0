import type { Claim, StatusInfo } from "../../api/types";

/** How far the check has come: one line, a stretch for each status in its colour, and the same in words. */
export function ClaimTally({ claims, statuses }: { claims: readonly Claim[]; statuses: readonly StatusInfo[] }) {
  const counts = statuses
    .map((status) => ({ ...status, n: claims.filter((claim) => claim.status === status.key).length }))
    .filter(({ n }) => n > 0);
  const words = counts.map(({ label, n }) => `${label}: ${n}`).join(", ");
  return (
    <div className="claim-tally" role="img" aria-label={words} title={words}>
      {counts.map(({ key, tone, n, final }) => (
        <span key={key} className={`tone-${tone}`} data-final={final || undefined} style={{ flexGrow: n }} />
      ))}
    </div>
  );
}
