import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import { desktop } from "../api/desktop";
import { download } from "../api/download";
import type { Export, ExportRequest, ExportStart } from "../api/types";
import { drafts, queryClient } from "./client";
import { patience, untilEnded } from "./tasks";

/**
 * Starts writing a report. In the window the person is first asked where it should go; the result is null if they
 * cancel that. What is typed is stored first, so that it is in the report.
 */
export const useExportStart = (articleId: string, inWindow: boolean) =>
  useMutation({
    mutationFn: async (request: ExportStart) => {
      await drafts.flush();
      if (inWindow) return desktop.startExport(articleId, request);
      return unwrap(client.POST("/api/articles/{id}/exports", { params: { path: { id: articleId } }, body: request }));
    },
    onSuccess: (started) => started && queryClient.setQueryData(["export", started.id], started),
    gcTime: 0, // it holds the passphrase
  });

/** What an export takes out of the newsroom, as the check stands now: what is typed is stored first. */
export const useLeaving = (articleId: string, request: Pick<ExportRequest, "format" | "kind" | "without">) => {
  const { format, kind, without } = request;
  return useQuery({
    queryKey: ["leaving", articleId, format, kind, without],
    queryFn: async ({ signal }) => {
      await drafts.flush();
      const params = { path: { id: articleId }, query: { format, kind, without } };
      return unwrap(client.GET("/api/articles/{id}/leaving", { params, signal }));
    },
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
};

/** Follows an export until it ends: each answer comes when something changed. */
export const useExport = (id: string | undefined) =>
  useQuery({
    queryKey: ["export", id],
    enabled: id !== undefined,
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/exports/{id}", { params: { path: { id: id as string }, query: { wait: patience } }, signal }),
      ),
    staleTime: 0,
    refetchInterval: untilEnded,
  }).data;

export const cancelExport = (id: string) => unwrap(client.DELETE("/api/exports/{id}", { params: { path: { id } } }));

/** Hands a finished report to the browser as a download. */
export const downloadExport = ({ id, fileName }: Export) => download(`/api/exports/${id}/file`, fileName);
