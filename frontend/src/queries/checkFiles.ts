import { useMutation } from "@tanstack/react-query";
import { asBytes, client, unwrap } from "../api/client";
import { desktop } from "../api/desktop";
import { drafts, queryClient } from "./client";
import { allChanged } from "./history";
import { changesStored } from "./underway";

/** Takes in a file with claims: in the window the one that the person picks (null), in a browser its bytes. */
export const useCheckChoice = () =>
  useMutation({
    mutationFn: async (file: File | null) => {
      if (!file) return desktop.chooseCheck();
      const bytes = await file.arrayBuffer();
      return unwrap(
        client.POST("/api/checks", {
          params: { query: { name: file.name } },
          ...asBytes(bytes),
        }),
      );
    },
  });

/** Puts the claims of a file that was taken in on an article, in one action. */
export const useCheckApply = (articleId: string) =>
  useMutation({
    mutationFn: async ({ check, passphrase }: { check: string; passphrase: string }) => {
      await changesStored();
      await drafts.flush();
      const params = { path: { id: articleId, check } };
      return unwrap(client.POST("/api/articles/{id}/checks/{check}", { params, body: { passphrase } }));
    },
    // It may bring sources and rating scales, too.
    onSuccess: () => queryClient.invalidateQueries({ predicate: allChanged }),
    gcTime: 0, // it holds the passphrase
  });
