import { useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Claim, Source } from "../api/types";

/** Which numbers, dates and names of a claim its evidence has, as everything of them is stored now. */
export const useComparison = (claim: Claim, sources: readonly Source[]) =>
  useQuery({
    queryKey: ["comparison", claim, sources.filter(({ id }) => claim.evidence.some(({ sourceId }) => sourceId === id))],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/claims/{id}/comparison", { params: { path: { id: claim.id } }, signal })),
    // Of another claim nothing is kept.
    placeholderData: (last, query) => ((query?.queryKey[1] as Claim | undefined)?.id === claim.id ? last : undefined),
  });
