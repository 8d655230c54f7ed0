import type { Article, Version } from "../../api/types";
import { count } from "../../lib/count";
import { dateInWords, momentInWords } from "../../lib/dates";
import { useJob } from "../../lib/useJob";
import { Facts } from "../../ui/Facts";
import { seen } from "../../ui/seen";

interface ArticleHeadProps {
  article: Article;
  version: Version;
}

/** What is known about the article, above its text. A title that the text itself begins with is not shown twice. */
export function ArticleHead({ article, version }: ArticleHeadProps) {
  const { name } = useJob();
  const isInText = version.blocks[0]?.text === article.title;
  const facts = [
    article.publisher,
    article.byline,
    dateInWords(article.publishedOn),
    count(version.words, "word"),
    // Of a text that has not changed nobody needs to know that.
    (version.seq > 1 || article.versionId !== version.id) &&
      `version ${version.seq}, imported ${momentInWords(version.capturedAt)}`,
  ];
  return (
    <header className="article-head">
      <p className="article-head__facts">
        <span className="article-head__kind">{name}</span>
        <Facts facts={facts} />
      </p>
      <h1
        className={isInText ? "visually-hidden" : "article-head__title serif"}
        dir="auto"
        lang={article.lang || undefined}
      >
        {seen(article.title)}
      </h1>
    </header>
  );
}
