import { useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Region } from "../api/types";
import { claimStored } from "./desk";
import { changesStored } from "./underway";

/** Makes a region of the picture in a block a part of a claim. */
export async function addRegion(id: string, block: number, region: Region): Promise<void> {
  await changesStored();
  const params = { path: { id } };
  claimStored(await unwrap(client.POST("/api/claims/{id}/regions", { params, body: { block, ...region } })));
}

/** Gives a region of a claim other edges. */
export async function resizeRegion(id: string, region: string, body: Region): Promise<void> {
  const params = { path: { id, region } };
  claimStored(await unwrap(client.PUT("/api/claims/{id}/regions/{region}", { params, body })));
}

export const useRegionRemove = (claimId: string) =>
  useMutation({
    mutationFn: (region: string) =>
      unwrap(client.DELETE("/api/claims/{id}/regions/{region}", { params: { path: { id: claimId, region } } })),
    onSuccess: claimStored,
  });
