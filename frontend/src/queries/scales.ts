import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { ScaleFields } from "../api/types";
import { queryClient } from "./client";
import { historyChanged } from "./history";

const scalesQuery = queryOptions({ queryKey: ["scales"], queryFn: () => unwrap(client.GET("/api/scales")) });

/** The current version of every rating scale that is not retired. */
export const useScales = () => useQuery(scalesQuery);

function scalesChanged() {
  historyChanged("");
  void queryClient.invalidateQueries({ queryKey: ["desk"] });
  return queryClient.invalidateQueries(scalesQuery);
}

export const useScaleCreate = () =>
  useMutation({
    mutationFn: (body: ScaleFields) => unwrap(client.POST("/api/scales", { body })),
    onSuccess: scalesChanged,
  });

/** Stores the next version of a scale. Verdicts given on an earlier one keep it. */
export const useScaleSave = (scaleId: string) =>
  useMutation({
    mutationFn: (body: ScaleFields) =>
      unwrap(client.PUT("/api/scales/{id}", { params: { path: { id: scaleId } }, body })),
    onSuccess: scalesChanged,
  });

export const useScaleRetire = () =>
  useMutation({
    mutationFn: (scaleId: string) => unwrap(client.DELETE("/api/scales/{id}", { params: { path: { id: scaleId } } })),
    onSuccess: scalesChanged,
  });
