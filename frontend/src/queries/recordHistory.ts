import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { PutBack } from "../api/types";
import type { HistorySubject } from "../lib/historySubject";
import { drafts, queryClient } from "./client";
import { allChanged } from "./history";
import { changesStored } from "./underway";

/** Who changed what of something, the newest first, a page at a time. What is typed is stored first, and is part of it. */
export const useRecordHistory = ({ of, id }: HistorySubject, person: string) =>
  useInfiniteQuery({
    queryKey: ["recordHistory", of, id, person],
    initialPageParam: 0,
    queryFn: async ({ pageParam: before }) => {
      await changesStored();
      await drafts.flush();
      return unwrap(client.GET("/api/history", { params: { query: { of, id, person, before } } }));
    },
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.n : undefined),
    staleTime: 0,
    gcTime: 0,
  });

/** Makes a field, or what was deleted, as it was before. */
export const usePutBack = (articleId: string) =>
  useMutation({
    mutationFn: (body: PutBack) => unwrap(client.POST("/api/history/put-back", { body: { ...body, articleId } })),
    onSettled: () => queryClient.invalidateQueries({ predicate: allChanged }),
  });
