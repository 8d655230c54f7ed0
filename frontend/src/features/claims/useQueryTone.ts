import { useVocabulary } from "../../queries/library";

/** The class that gives a query that waits the colour of the status of its claim. */
export function useQueryTone(): string {
  const { statuses } = useVocabulary();
  return `under-${statuses.find(({ key }) => key === "queryOut")?.tone}`;
}
