import { useMutation, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";

/** How often one asks how far the reading of a document has come, in milliseconds. */
const pace = 700;

/** The document that is being read, and how far that has come; undefined where there is none. */
export const useReading = (isUnderway: boolean) =>
  useQuery({
    queryKey: ["readings"],
    queryFn: async ({ signal }) => (await unwrap(client.GET("/api/readings", { signal }))).readings,
    select: ([first]) => first,
    enabled: isUnderway,
    refetchInterval: pace,
    gcTime: 0,
  }).data;

/** Stops reading a document: nothing of it is kept. */
export const useReadingStop = () =>
  useMutation({
    mutationFn: (id: string) => unwrap(client.DELETE("/api/readings/{id}", { params: { path: { id } } })),
  });
