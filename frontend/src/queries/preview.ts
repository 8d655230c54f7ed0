import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { ExportRequest, Preview } from "../api/types";
import { drafts } from "./client";
import { useLetterheadVersion } from "./letterhead";

/** What was asked for, and what it looks like; every answer has another version. */
export interface Previewed extends Preview {
  request: ExportRequest;
  version: number;
}

let versions = 0;

/**
 * What an export would write. While another one is under way the last one stays; a request that nobody waits for any
 * more is given up. What is typed is stored first, so that it is in the preview.
 */
export function usePreview(articleId: string, request: ExportRequest) {
  const letterhead = useLetterheadVersion();
  return useQuery({
    queryKey: ["preview", articleId, request, letterhead],
    queryFn: async ({ signal }): Promise<Previewed> => {
      await drafts.flush();
      const preview = await unwrap(
        client.POST("/api/articles/{id}/preview", { params: { path: { id: articleId } }, body: request, signal }),
      );
      versions += 1;
      return { ...preview, request, version: versions };
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
