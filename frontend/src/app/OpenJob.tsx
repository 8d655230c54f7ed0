import type { ReactNode } from "react";
import { jobOf } from "../lib/job";
import { articleOf, useRoute } from "../lib/route";
import { JobContext } from "../lib/useJob";
import { useDeskKind } from "../queries/desk";

/** Lets everything inside know which kind of check the open article is in for. */
export function OpenJob({ children }: { children: ReactNode }) {
  const route = useRoute();
  const kind = useDeskKind(articleOf(route));
  return <JobContext value={jobOf(kind ?? "published")}>{children}</JobContext>;
}
