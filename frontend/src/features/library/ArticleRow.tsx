import { Ellipsis, Trash2 } from "lucide-react";
import { Fragment } from "react";
import type { Article, ArticleSummary } from "../../api/types";
import { count } from "../../lib/count";
import { dateInWords } from "../../lib/dates";
import { jobOf } from "../../lib/job";
import { hrefOf } from "../../lib/route";
import { IconButton } from "../../ui/Button";
import { Facts } from "../../ui/Facts";
import { Menu, MenuItem } from "../../ui/Menu";
import { seen } from "../../ui/seen";
import { ArticleProgress } from "./ArticleProgress";

interface ArticleRowProps {
  /** Undefined until it has been fetched. */
  article: ArticleSummary | undefined;
  onDelete: (article: Article) => void;
}

export function ArticleRow({ article, onDelete }: ArticleRowProps) {
  if (!article) return <div className="article-row article-row--blank" aria-hidden="true" />;
  const facts = [
    jobOf(article.kind).name,
    article.publisher,
    dateInWords(article.publishedOn),
    count(article.words, "word"),
  ];
  return (
    <div className="article-row">
      <a className="article-row__link" href={hrefOf({ screen: "desk", articleId: article.id })}>
        <span className="article-row__title serif" dir="auto" lang={article.lang || undefined}>
          {seen(article.title)}
        </span>
        <span className="article-row__facts">
          {article.snippet ? <Snippet text={article.snippet} /> : <Facts facts={facts} />}
        </span>
      </a>
      <ArticleProgress article={article} />
      <Menu
        label={`Actions for ${article.title}`}
        button={
          <IconButton label={`Actions for ${article.title}`} hint="Actions" className="article-row__menu">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem icon={<Trash2 />} danger onAction={() => onDelete(article)}>
          Delete
        </MenuItem>
      </Menu>
    </div>
  );
}

/** The words around a hit. The backend puts each hit between two characters of the private use area. */
function Snippet({ text }: { text: string }) {
  return (
    <span dir="auto">
      {text.split("\ue000").map((part, i) => {
        const [hit, rest] = i === 0 ? ["", part] : part.split("\ue001");
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text that is drawn anew when it changes.
          <Fragment key={i}>
            {hit && <b>{seen(hit)}</b>}
            {seen(rest ?? "")}
          </Fragment>
        );
      })}
    </span>
  );
}
