import { messageOf } from "../../api/error";
import type { ExportRequest } from "../../api/types";
import { useDebounced } from "../../lib/useDebounced";
import { type Previewed, usePreview } from "../../queries/preview";
import { Callout } from "../../ui/Callout";
import { isPage } from "./formats";
import "./Preview.css";
import { PreviewPage } from "./PreviewPage";

/** How long choices have to rest before a new preview is asked for, in milliseconds. */
const pause = 200;

/** What the export will write. */
export function Preview({ articleId, request }: { articleId: string; request: ExportRequest }) {
  const now = JSON.stringify(request);
  const settled = useDebounced(now, pause);
  const { data, error, isFetching } = usePreview(articleId, JSON.parse(settled) as ExportRequest);
  return (
    <div className="preview">
      <div className="preview__head">
        <h3 className="preview__title">Preview</h3>
        <p className="preview__note" role="status">
          {isFetching || settled !== now ? (
            <span className="preview__late">Being written…</span>
          ) : (
            data && !error && (data.html || data.text) && noteOn(data)
          )}
        </p>
      </div>
      {error ? (
        <Callout tone="problem">{messageOf(error)}</Callout>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
        <section className="preview__view" aria-label="Preview" tabIndex={0}>
          {data?.html && <PreviewPage page={data} />}
          {data?.text && <pre className="preview__text">{data.text}</pre>}
          {data && !data.html && !data.text && (
            <p className="preview__empty">The file would be empty: what it is for is not there yet.</p>
          )}
        </section>
      )}
    </div>
  );
}

/** What a preview shows, and what it cannot show. */
function noteOn({ request: { format }, cut }: Previewed): string {
  if (isPage(format) && cut) return "The first part of a long report.";
  if (format === "pdf") return "What will be in it. Its type and its pages are made when it is exported.";
  if (format === "html") return "As in a browser. Links work once it is exported.";
  if (format === "docx") return "The annotated article. In Word its notes are comments, and there is no chart.";
  return cut ? "The beginning of the file." : "The whole file.";
}
