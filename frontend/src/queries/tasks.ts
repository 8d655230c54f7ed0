import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Task } from "../api/types";
import { queryClient } from "./client";
import { historyChanged } from "./history";
import { startAnew } from "./startAnew";

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
  salvage: () => {},
  restore: startAnew,
};

/** Where a task is followed: one on the open library, or one that needs none. */
const placeOf = (kind: Task["kind"]) =>
  kind === "load" || kind === "salvage" || kind === "restore" ? "/api/session/tasks/{id}" : "/api/tasks/{id}";

/** Follows a task until it ends. */
export const useTask = (id: string | undefined, kind: Task["kind"]) =>
  useQuery({
    queryKey: ["task", id],
    queryFn: id
      ? async ({ signal }) => {
          const params = { path: { id }, query: { wait: patience } };
          const task = await unwrap(client.GET(placeOf(kind), { params, signal }));
          if (task.state === "done") changes[task.kind]();
          return task;
        }
      : skipToken,
    staleTime: ({ state }) => (state.data && state.data.state !== "running" ? Number.POSITIVE_INFINITY : 0),
    refetchInterval: untilEnded,
  }).data;

export const cancelTask = ({ id, kind }: Task) => unwrap(client.DELETE(placeOf(kind), { params: { path: { id } } }));

/** The last task of a kind that was begun: it goes on when the dialog that began it is closed. */
const begunQuery = (kind: Task["kind"]) =>
  queryOptions<string | undefined>({
    queryKey: ["begun", kind],
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });

/** Shows a task that has just begun, before the first news of it, wherever its kind is followed. */
export function taskBegun(task: Task) {
  queryClient.setQueryData(["task", task.id], task);
  queryClient.setQueryData(begunQuery(task.kind).queryKey, task.id);
}

/** Follows the last task of a kind that was begun. */
export function useLastTask(kind: Task["kind"]) {
  const { data: id } = useQuery(begunQuery(kind));
  const task = useTask(id, kind);
  return { task, stop: () => task && void cancelTask(task) };
}
