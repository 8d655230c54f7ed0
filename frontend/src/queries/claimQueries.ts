import { useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Claim, Query, QueryFields, QueryPatch } from "../api/types";
import { idOf, nameOf, nameStored } from "./begun";
import { drafts } from "./client";
import { claimStored } from "./desk";
import { changesStored } from "./underway";

/** The name under which the draft of a query is kept; `name` is of queries/begun. */
export const queryRecord = (name: string) => `query ${name}`;

/** Notes what is typed into a query; it is stored when typing pauses. A new query is asked with its first words. */
export function editQuery(claimId: string, name: string, patch: QueryPatch) {
  drafts.edit(queryRecord(name), patch, async (fields: QueryPatch, keepalive) => {
    // The claim may be marked already and not stored yet.
    await changesStored();
    const id = idOf(name);
    if (id === undefined && !saysSomething(fields)) return;
    const claim = await unwrap(
      id === undefined
        ? client.POST("/api/claims/{id}/queries", { params: { path: { id: claimId } }, body: fields, keepalive })
        : client.PATCH("/api/queries/{id}", { params: { path: { id } }, body: fields, keepalive }),
    );
    const asked = claim.queries.at(-1);
    if (id === undefined && asked) nameStored(name, asked.id);
    claimStored(claim);
  });
}

/** Whether there is something to ask. */
export const saysSomething = ({ question = "", suggestion = "" }: Partial<QueryFields>) =>
  question.trim() !== "" || suggestion.trim() !== "";

/** What can be done with a query as a whole. Each answers with the claim, whose status may have changed with it. */
export const useQueryClose = () => useQueryStep((id) => client.POST("/api/queries/{id}/close", pathOf(id)));
export const useQueryReopen = () => useQueryStep((id) => client.POST("/api/queries/{id}/reopen", pathOf(id)));
export const useQueryDelete = () => useQueryStep((id) => client.DELETE("/api/queries/{id}", pathOf(id)));

const pathOf = (id: string) => ({ params: { path: { id } } });

function useQueryStep(send: (id: string) => Parameters<typeof unwrap<Claim>>[0]) {
  return useMutation({
    mutationFn: async ({ id }: Pick<Query, "id">) => {
      await drafts.flush(queryRecord(nameOf(id)));
      return unwrap(send(id));
    },
    onSuccess: claimStored,
  });
}
