import { useMutation } from "@tanstack/react-query";
import { asBytes, client, unwrap } from "../api/client";
import { desktop } from "../api/desktop";
import { download } from "../api/download";
import { fileNameOf } from "../lib/copyWords";
import { drafts } from "./client";
import { startAnew } from "./startAnew";
import { taskBegun, useLastTask } from "./tasks";
import { changesStored } from "./underway";

/** Makes a copy of everything. In the window the person is first asked where it should go. */
export function useDumping(inWindow: boolean) {
  const start = useMutation({
    mutationFn: async (request: { folder: boolean; passphrase: string }) => {
      await changesStored();
      await drafts.flush();
      if (inWindow) return desktop.startDump(request);
      return unwrap(client.POST("/api/dumps", { body: { passphrase: request.passphrase } }));
    },
    onSuccess: (task) => task && taskBegun(task),
    gcTime: 0, // it holds the passphrase
  });
  return { ...useLastTask("dump"), start };
}

/** Hands a finished copy to the browser as a download. */
export const downloadDump = (id: string, path: string) => download(`/api/dumps/${id}/file`, fileNameOf(path));

/** Brings in a copy of everything: in the window from where the person picks it, in a browser from its bytes. */
export const useCopyChoice = () =>
  useMutation({
    mutationFn: async (from: "file" | "folder" | File) => {
      if (!(from instanceof File)) return desktop.chooseCopy(from === "folder");
      const bytes = await from.arrayBuffer();
      return unwrap(
        client.POST("/api/session/copies", {
          params: { query: { name: from.name } },
          ...asBytes(bytes),
        }),
      );
    },
  });

/** Makes a new library of a copy of everything, and opens it when that is asked for. */
export function useLoading(inWindow: boolean) {
  const start = useMutation({
    mutationFn: async ({ id, passphrase }: { id: string; passphrase: string }) => {
      if (inWindow) return desktop.loadCopy(id, passphrase);
      return unwrap(client.POST("/api/session/copies/{id}/load", { params: { path: { id } }, body: { passphrase } }));
    },
    onSuccess: (task) => task && taskBegun(task),
    gcTime: 0, // it holds the passphrase
  });
  const open = useMutation({
    mutationFn: async (id: string) => {
      await changesStored();
      await drafts.flush();
      return unwrap(client.POST("/api/session/tasks/{id}/open", { params: { path: { id } } }));
    },
    onSuccess: startAnew,
  });
  return { ...useLastTask("load"), start, open };
}
