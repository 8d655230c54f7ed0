import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Task } from "../api/types";
import { queryClient } from "./client";
import { historyChanged } from "./history";

/** How long the backend may hold an answer back while nothing changes, in milliseconds. */
export const patience = 20_000;
/** How soon news of what is under way is asked for again, in milliseconds. */
const pause = 50;

/** For a query that follows work in the background: each answer comes when something changed, until it has ended. */
export const untilEnded = ({ state }: { state: { data?: { state: string } } }) =>
  state.data?.state === "running" ? pause : false;

/** What has changed when a task is done. */
const changes: Record<Task["kind"], () => void> = {
  // A damaged copy is shown as one wherever it is used.
  verify: () => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "task" }),
  import: () => {
    void queryClient.invalidateQueries({ queryKey: ["sources"] });
    historyChanged("");
  },
  backup: () => void queryClient.invalidateQueries({ queryKey: ["backups"] }),
  dump: () => {},
  load: () => {},
};

/** Where tasks are followed: those on the open library, and those that need none. */
const places = { library: "/api/tasks/{id}", session: "/api/session/tasks/{id}" } as const;

/** Follows a task until it ends. */
export const useTask = (id: string | undefined, of: keyof typeof places = "library") =>
  useQuery({
    queryKey: ["task", id],
    queryFn: id
      ? async ({ signal }) => {
          const params = { path: { id }, query: { wait: patience } };
          const task = await unwrap(client.GET(places[of], { params, signal }));
          if (task.state === "done") changes[task.kind]();
          return task;
        }
      : skipToken,
    staleTime: ({ state }) => (state.data && state.data.state !== "running" ? Number.POSITIVE_INFINITY : 0),
    refetchInterval: untilEnded,
  }).data;

/** Shows a task that has just begun, before the first news of it. */
export const taskStarted = (task: Task) => queryClient.setQueryData(["task", task.id], task);

export const cancelTask = (id: string, of: keyof typeof places = "library") =>
  unwrap(client.DELETE(places[of], { params: { path: { id } } }));

/** The verification that is under way, or was the last one: it goes on when the dialog that began it is closed. */
export const verificationQuery = queryOptions<string | undefined>({
  queryKey: ["verification"],
  queryFn: skipToken,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});
