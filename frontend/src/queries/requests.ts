import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";

/** How many requests are shown at once. */
const shown = 200;

/** The requests that were made on the network, the newest first. They are asked for anew whenever they are looked at. */
export const requestsQuery = queryOptions({
  queryKey: ["requests"],
  queryFn: () => unwrap(client.GET("/api/requests", { params: { query: { limit: shown } } })),
  staleTime: 0,
});
