import { desktop } from "../api/desktop";
import { queryClient } from "../queries/client";
import { libraryQuery } from "../queries/library";

/** Puts the page on paper. A page in a window of macOS cannot ask for that itself. */
export function printPage() {
  if (queryClient.getQueryData(libraryQuery.queryKey)?.desktop) void desktop.print();
  else print();
}
