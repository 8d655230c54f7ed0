import { client, unwrap } from "../api/client";
import type { Aside, AsideChange, Desk, Span } from "../api/types";
import { withAside } from "../lib/asides";
import { newId } from "../lib/newId";
import { changeDesk } from "./desk";
import { beginChange } from "./underway";

/**
 * Sets words aside, or without a kind takes them back into the check, which shows at once. Resolves when it is stored;
 * if it cannot be, all is as before.
 */
export async function setAside({ article, version }: Desk, span: Span, kind: Aside["kind"] | null): Promise<void> {
  const quote = { exact: "", prefix: "", suffix: "" };
  const model = { id: newId(), articleId: article.id, versionId: version.id, ...span, quote, createdAt: "" };
  const path = { id: article.id };
  await beginChange(
    { articleId: article.id, change: (desk) => ({ ...desk, asides: withAside(desk.asides, span, kind, model) }) },
    async () => {
      const { added, removed } = await unwrap<AsideChange>(
        kind
          ? client.POST("/api/articles/{id}/asides", { params: { path }, body: { ...span, kind } })
          : client.DELETE("/api/articles/{id}/asides", { params: { path, query: span } }),
      );
      changeDesk(article.id, (desk) => {
        const others = desk.asides.filter(({ id }) => !removed.includes(id));
        return { ...desk, asides: [...others, ...added].sort((a, b) => a.start - b.start) };
      });
    },
  );
}
