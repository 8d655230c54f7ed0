import { queryOptions, useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import { desktop } from "../api/desktop";
import { queryClient } from "./client";
import { preferencesQuery } from "./preferences";
import { taskBegun, useLastTask } from "./tasks";

/** The backups of the library. They are made without being asked for, so it is looked now and then. */
export const backupsQuery = queryOptions({
  queryKey: ["backups"],
  queryFn: () => unwrap(client.GET("/api/backups")),
  refetchInterval: 60_000,
});

/** Makes a backup now. It goes on when the dialog that began it is closed. */
export function useBackingUp() {
  const start = useMutation({
    mutationFn: () => unwrap(client.POST("/api/backups")),
    onSuccess: taskBegun,
  });
  return { ...useLastTask("backup"), error: start.error, start: () => start.mutate() };
}

/** Lets the person pick the folder for backups; in the window only. */
export const useBackupFolder = () =>
  useMutation({
    mutationFn: desktop.chooseBackupFolder,
    onSuccess: (preferences) => {
      if (!preferences) return;
      queryClient.setQueryData(preferencesQuery.queryKey, preferences);
      void queryClient.invalidateQueries({ queryKey: backupsQuery.queryKey });
    },
  });

const backupsChanged = () => queryClient.invalidateQueries({ queryKey: backupsQuery.queryKey });

/** Has backups sealed from now on; or, where they are, changes the passphrase, for which the old one is needed. */
export const useBackupPassphrase = () =>
  useMutation({
    mutationFn: (body: { passphrase: string; old: string }) => unwrap(client.PUT("/api/backups/passphrase", { body })),
    onSuccess: backupsChanged,
    gcTime: 0, // it holds the passphrase
  });

/** Has backups made plain from now on. */
export const useSealingStop = () =>
  useMutation({
    mutationFn: () => unwrap(client.DELETE("/api/backups/passphrase")),
    onSuccess: backupsChanged,
  });

/** Deletes the backups that are not sealed. */
export const usePlainDelete = () =>
  useMutation({
    mutationFn: () => unwrap(client.DELETE("/api/backups/plain")),
    onSuccess: backupsChanged,
  });
