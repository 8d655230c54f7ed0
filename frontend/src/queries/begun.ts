/*
 * A record that is written straight into the page begins to exist in the backend with its first words. Until it has an
 * id there, and ever after, this page knows it by a name, so that the field under the cursor stays the same field when
 * the answer comes.
 */

const idByName = new Map<string, string>();
const nameById = new Map<string, string>();
let count = 0;

/** The name of a record that is about to be begun. */
export const newName = () => `new ${++count}`;

/** The id of the record with the name; undefined until it is stored. */
export const idOf = (name: string): string | undefined => idByName.get(name) ?? (isNew(name) ? undefined : name);

/** The name by which this page knows a stored record: the one that it was begun with here, or else its id. */
export const nameOf = (id: string): string => nameById.get(id) ?? id;

export function nameStored(name: string, id: string) {
  idByName.set(name, id);
  nameById.set(id, name);
}

const isNew = (name: string) => name.startsWith("new ");
