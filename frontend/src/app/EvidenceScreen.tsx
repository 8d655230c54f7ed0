import { useMemo } from "react";
import { messageOf } from "../api/error";
import type { Desk } from "../api/types";
import { EvidenceFields } from "../features/claims/editor/EvidenceFields";
import { EvidenceView } from "../features/evidence/EvidenceView";
import { claimLooks } from "../lib/claimLook";
import { numberIn } from "../lib/claimOrder";
import { go, type Route } from "../lib/route";
import { useJob } from "../lib/useJob";
import { useDesk } from "../queries/desk";
import { useVocabulary } from "../queries/library";
import { useCommand, useCommands } from "../ui/commands/useCommand";

type Place = Extract<Route, { screen: "evidence" }>;

/** A claim held against its evidence. */
export function EvidenceScreen({ articleId, claimId }: Place) {
  const { data: desk, error } = useDesk(articleId);
  const back = () => go({ screen: "desk", articleId, claimId });
  useCommands({ "claim.compare": back, "claim.inText": back, "desk.back": back });
  if (desk?.claims.some(({ id }) => id === claimId)) return <Compared desk={desk} claimId={claimId} />;
  if (!desk && !error) return <main aria-busy="true" />;
  return (
    <main className="startup-problem">
      <h1 className="serif">The evidence did not open</h1>
      <p>{error ? messageOf(error) : "This claim is not in the article any more."}</p>
      <a href={`#/articles/${articleId}`}>Back to the text</a>
    </main>
  );
}

function Compared({ desk, claimId }: { desk: Desk; claimId: string }) {
  const { statuses } = useVocabulary();
  const { leads } = useJob();
  const { article, claims, scales } = desk;
  const lookOf = useMemo(() => claimLooks(statuses, scales, leads), [statuses, scales, leads]);
  const number = numberIn(claims, claimId);
  const claim = claims[number - 1];
  const step = (direction: 1 | -1) => {
    const next = claims[number - 1 + direction];
    if (next) go({ screen: "evidence", articleId: article.id, claimId: next.id }, { replace: true });
  };
  useCommand("claim.openNext", () => step(1), { enabled: number < claims.length });
  useCommand("claim.openPrevious", () => step(-1), { enabled: number > 1 });
  if (!claim) return null;
  return (
    <EvidenceView
      claim={claim}
      desk={desk}
      look={lookOf(claim)}
      fieldsOf={(evidence) => <EvidenceFields articleId={article.id} evidence={evidence} quoteRef={undefined} />}
      onSource={(source) => go({ screen: "desk", articleId: article.id, claimId, source })}
      onStep={step}
    />
  );
}
