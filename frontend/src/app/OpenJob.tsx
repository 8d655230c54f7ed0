import type { ReactNode } from "react";
import { jobOf } from "../lib/job";
import { useRoute } from "../lib/route";
import { JobContext } from "../lib/useJob";
import { useDeskKind } from "../queries/desk";

/** Lets everything inside know which kind of check the open article is in for. */
export function OpenJob({ children }: { children: ReactNode }) {
  const route = useRoute();
  const kind = useDeskKind(route.screen === "desk" ? route.articleId : "");
  return <JobContext value={jobOf(kind ?? "published")}>{children}</JobContext>;
}
