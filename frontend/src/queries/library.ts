import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Vocabulary } from "../api/types";
import { queryClient } from "./client";
import { taskBegun, useLastTask } from "./tasks";

/** The library itself: whose name goes into verdicts, where the file lies, and whether this is the window. */
export const libraryQuery = queryOptions({
  queryKey: ["library"],
  queryFn: () => unwrap(client.GET("/api/library")),
  // A large file is gone through while one works; whether it is damaged has to be said as soon as it is known.
  refetchInterval: ({ state }) => (state.data?.checked === false ? 2000 : false),
});

/** The closed lists of the model and how their values are drawn. They never change while the app runs. */
export const vocabularyQuery = queryOptions({
  queryKey: ["vocabulary"],
  queryFn: async () => (await unwrap(client.GET("/api/vocabulary"))) as Vocabulary,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The vocabulary. The app shows nothing before it is there (see app/App), so it is always known here. */
export function useVocabulary() {
  const { data } = useQuery(vocabularyQuery);
  if (!data) throw new Error("The vocabulary is not loaded.");
  return data;
}

/** Gives where an element of the page loads a picture of a text from, by its SHA-256. */
export function usePictureAddress(): (hash: string) => string {
  const { images } = useVocabulary();
  return (hash) => images.replace("{hash}", hash);
}

/** Whether this is the window, which has native dialogs and programs. */
export const useInWindow = (): boolean => useQuery(libraryQuery).data?.desktop ?? false;

export const usePersonChange = () =>
  useMutation({
    mutationFn: (person: string) => unwrap(client.PATCH("/api/library", { body: { person } })),
    onSuccess: (library) => queryClient.setQueryData(libraryQuery.queryKey, library),
  });

/** Holds the library against the hashes of what it keeps. What is found is then shown wherever it is used. */
export function useVerification() {
  const start = useMutation({
    mutationFn: () => unwrap(client.POST("/api/library/verify")),
    onSuccess: taskBegun,
  });
  return { ...useLastTask("verify"), error: start.error, start: () => start.mutate() };
}
