import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Article, Closing, HouseProfile, SignOff } from "../api/types";
import { articleStored } from "./articles";
import { drafts, queryClient } from "./client";
import { historyChanged } from "./history";
import { changesStored } from "./underway";

const closingQuery = (articleId: string) =>
  queryOptions({
    queryKey: ["closing", articleId],
    queryFn: async () => {
      // The rules look at what is stored, and the last words may have been typed a moment ago.
      await changesStored();
      await drafts.flush();
      return unwrap(client.GET("/api/articles/{id}/closing", { params: { path: { id: articleId } } }));
    },
    // Never what the rules said earlier: work on the text goes on between two looks.
    staleTime: 0,
    gcTime: 0,
  });

/** What still speaks against closing the check. */
export const useClosing = (articleId: string) => useQuery(closingQuery(articleId));

function closingStored(closing: Closing) {
  historyChanged(closing.articleId);
  queryClient.setQueryData(closingQuery(closing.articleId).queryKey, closing);
}

export interface Waiving {
  rule: string;
  reason: string;
  /** The keys of the findings that the person has seen. */
  findings: string[];
}

export const useWaive = (articleId: string) =>
  useMutation({
    mutationFn: ({ rule, ...body }: Waiving) =>
      unwrap(client.PUT("/api/articles/{id}/waivers/{rule}", { params: { path: { id: articleId, rule } }, body })),
    onSuccess: closingStored,
  });

export const useUnwaive = (articleId: string) =>
  useMutation({
    mutationFn: (rule: string) =>
      unwrap(client.DELETE("/api/articles/{id}/waivers/{rule}", { params: { path: { id: articleId, rule } } })),
    onSuccess: closingStored,
  });

/** Stands for the check as it is stored: what is typed is stored first. */
export const useSignOff = (articleId: string) =>
  useMutation({
    mutationFn: async (body: Pick<SignOff, "role" | "note">) => {
      await drafts.flush();
      return unwrap(client.POST("/api/articles/{id}/sign-offs", { params: { path: { id: articleId } }, body }));
    },
    onSuccess: closingStored,
  });

export const useSignOffWithdrawal = (articleId: string) =>
  useMutation({
    mutationFn: (signOff: string) =>
      unwrap(client.DELETE("/api/articles/{id}/sign-offs/{signOff}", { params: { path: { id: articleId, signOff } } })),
    onSuccess: closingStored,
  });

/** Chooses the profile whose rules close the check. */
export const useProfileChoice = (articleId: string) =>
  useMutation({
    mutationFn: (profile: Article["profile"]) =>
      unwrap(client.PATCH("/api/articles/{id}", { params: { path: { id: articleId } }, body: { profile } })),
    onSuccess: articleStored,
  });

const houseQuery = queryOptions({ queryKey: ["house"], queryFn: () => unwrap(client.GET("/api/profiles/house")) });

/** The newsroom's own rules. */
export const useHouseProfile = () => useQuery(houseQuery);

export type Demands = Pick<HouseProfile, "levels" | "sources" | "accessDays">;

export const useHouseProfileSave = () =>
  useMutation({
    mutationFn: (body: Demands) => unwrap(client.PUT("/api/profiles/house", { body })),
    onSuccess: (house) => {
      queryClient.setQueryData(houseQuery.queryKey, house);
      historyChanged("");
      return queryClient.invalidateQueries({ queryKey: ["closing"] });
    },
  });
