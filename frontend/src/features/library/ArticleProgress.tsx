import { CircleCheckBig } from "lucide-react";
import type { ArticleSummary } from "../../api/types";
import { jobOf } from "../../lib/job";
import { isChecked, progressWords } from "../../lib/progressWords";
import { CoverageBar } from "../../ui/CoverageBar";

/** How far the check of an article has come: the figures that its desk shows. */
export function ArticleProgress({ article: { coverage, kind } }: { article: ArticleSummary }) {
  const { sentences, claims } = progressWords(coverage, jobOf(kind));
  if (isChecked(coverage)) {
    return (
      <span className="article-progress article-progress--all">
        <CircleCheckBig aria-hidden="true" /> Everything is checked
      </span>
    );
  }
  if (coverage.sentences.brokenDown === 0 && coverage.claims.total === 0) {
    return <span className="article-progress quiet">Not begun</span>;
  }
  return (
    <span className="article-progress numeric">
      <span>{sentences}</span>
      <CoverageBar tally={coverage.sentences} />
      <span>{claims}</span>
    </span>
  );
}
