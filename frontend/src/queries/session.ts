import { queryOptions, useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import { desktop } from "../api/desktop";
import { drafts } from "./client";
import { startAnew } from "./startAnew";
import { taskBegun, useLastTask } from "./tasks";
import { changesStored } from "./underway";

/** Why no library is open, and what can be done about it; and what is being done already, from here or another page. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async () => {
    const session = await unwrap(client.GET("/api/session"));
    if (session.rescue?.kind === "salvage" || session.rescue?.state === "running") taskBegun(session.rescue);
    return session;
  },
});

/** Tries once more to open the library; readOnly: to be read only. */
export const useReopening = () =>
  useMutation({
    mutationFn: (readOnly: boolean) => unwrap(client.POST("/api/session/open", { body: { readOnly } })),
    onSuccess: ({ isOpen }) => isOpen && startAnew(),
  });

/** Saves what can be read of a library that does not open in a new one. */
export function useSalvage() {
  const start = useMutation({
    mutationFn: () => unwrap(client.POST("/api/session/salvage")),
    onSuccess: taskBegun,
  });
  return { ...useLastTask("salvage"), error: start.error, start: () => start.mutate() };
}

/** Begins to put a backup in the place of the library. What is typed and not stored yet is stored in the library of before. */
export const useRestoring = () =>
  useMutation({
    mutationFn: async (body: { backup: string; passphrase: string }) => {
      await changesStored();
      await drafts.flush();
      return unwrap(client.POST("/api/session/restore", { body }));
    },
    onSuccess: taskBegun,
    gcTime: 0, // it holds the passphrase
  });

/** Lets the person pick another library; in the window only. */
export const useLibraryChoice = () =>
  useMutation({
    mutationFn: async () => {
      await changesStored();
      await drafts.flush();
      return desktop.chooseLibrary();
    },
    onSuccess: (session) => session && startAnew(),
  });
