import { useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Search, SearchFields, SearchPatch } from "../api/types";
import { idOf, nameOf, nameStored } from "./begun";
import { drafts } from "./client";
import { claimStored } from "./desk";
import { changesStored } from "./underway";

/** The name under which the draft of an entry is kept; `name` is of queries/begun. */
export const searchRecord = (name: string) => `search ${name}`;

/** Notes what is typed into an entry of a claim's search log; a new one is stored once it says where or what for. */
export function editSearch(claimId: string, name: string, patch: SearchPatch) {
  drafts.edit(searchRecord(name), patch, async (fields: SearchPatch, keepalive) => {
    // The claim may be marked already and not stored yet.
    await changesStored();
    const id = idOf(name);
    if (id === undefined && !saysWhere(fields)) return;
    const claim = await unwrap(
      id === undefined
        ? client.POST("/api/claims/{id}/searches", { params: { path: { id: claimId } }, body: fields, keepalive })
        : client.PATCH("/api/searches/{id}", { params: { path: { id } }, body: fields, keepalive }),
    );
    const logged = claim.searches.at(-1);
    if (id === undefined && logged) nameStored(name, logged.id);
    claimStored(claim);
  });
}

/** Whether it is an entry at all: it says where somebody looked, or what for. */
export const saysWhere = ({ place = "", terms = "" }: Partial<SearchFields>) =>
  place.trim() !== "" || terms.trim() !== "";

export const useSearchDelete = () =>
  useMutation({
    mutationFn: async ({ id }: Pick<Search, "id">) => {
      await drafts.flush(searchRecord(nameOf(id)));
      return unwrap(client.DELETE("/api/searches/{id}", { params: { path: { id } } }));
    },
    onSuccess: claimStored,
  });
