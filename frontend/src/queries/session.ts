import { queryOptions, useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import { desktop } from "../api/desktop";
import { drafts } from "./client";
import { changesStored } from "./underway";

/** Why no library is open, and what can be done about it. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => unwrap(client.GET("/api/session")),
});

/** Everything on the page is of the library that was open: another one begins with a new page. */
export function startAnew() {
  location.hash = "";
  location.reload();
}

/** Tries once more to open the library; readOnly: to be read only. */
export const useReopening = () =>
  useMutation({
    mutationFn: (readOnly: boolean) => unwrap(client.POST("/api/session/open", { body: { readOnly } })),
    onSuccess: ({ isOpen }) => isOpen && startAnew(),
  });

/** Saves what can be read of a library that does not open in a new one. */
export const useSalvage = () => useMutation({ mutationFn: () => unwrap(client.POST("/api/session/salvage")) });

/** Puts a backup in the place of the library. What is typed and not stored yet is stored in the library of before. */
export const useRestoring = () =>
  useMutation({
    mutationFn: async (body: { backup: string; passphrase: string }) => {
      await changesStored();
      await drafts.flush();
      return unwrap(client.POST("/api/session/restore", { body }));
    },
    onSuccess: startAnew,
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
