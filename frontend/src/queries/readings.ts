import { queryOptions, skipToken, useMutation, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import { queryClient } from "./client";

/** How often one asks how far a document on its way has come, in milliseconds. */
const pace = 700;

/** The document that is on its way, and how far that has come; undefined where there is none. */
export const useReading = (isUnderway: boolean) =>
  useQuery({
    queryKey: ["readings"],
    queryFn: async ({ signal }) => (await unwrap(client.GET("/api/readings", { signal }))).readings,
    select: ([first]) => first,
    enabled: isUnderway,
    refetchInterval: pace,
    gcTime: 0,
  }).data;

/** Stops a document on its way: nothing of it is kept. */
export const useReadingStop = () =>
  useMutation({
    mutationFn: (id: string) => unwrap(client.DELETE("/api/readings/{id}", { params: { path: { id } } })),
  });

const copiesQuery = queryOptions<number>({
  queryKey: ["copies on their way"],
  queryFn: skipToken,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Whether copies of sources come in or go out. */
export const useCopiesUnderway = (): boolean => (useQuery(copiesQuery).data ?? 0) > 0;

/** Has it shown, wherever the person is by then, how far a copy has come that comes in or goes out. */
export async function showUnderway<T>(copying: Promise<T>): Promise<T> {
  const change = (by: number) => queryClient.setQueryData(copiesQuery.queryKey, (n = 0) => n + by);
  change(1);
  try {
    return await copying;
  } finally {
    change(-1);
  }
}
