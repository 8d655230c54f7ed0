import { Download, History } from "lucide-react";
import type { Article, ArticlePatch, Version } from "../../api/types";
import { count } from "../../lib/count";
import { momentInWords } from "../../lib/dates";
import { openHistory } from "../../lib/historySubject";
import { useDraft } from "../../lib/useDraft";
import { articleRecord, downloadOriginal, editArticle } from "../../queries/articles";
import { drafts } from "../../queries/client";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { JobChoice } from "../../ui/JobChoice";
import "./ArticleDetails.css";

interface ArticleDetailsProps {
  article: Article;
  version: Version;
  /** A webview saves downloads without asking where, so there the original is not offered. */
  inWindow: boolean;
  onClose: () => void;
}

/** What is known about the article. Saved as it is typed. */
export function ArticleDetails({ article, version, inWindow, onClose }: ArticleDetailsProps) {
  const { values, problem, flush } = useDraft(drafts, articleRecord(article.id), article);
  const edit = (patch: ArticlePatch) => editArticle(article.id, patch);
  const field = (name: "title" | "byline" | "publisher" | "url" | "lang" | "publishedOn" | "note") => ({
    value: values[name],
    problem: problem(name),
    onChange: (value: string) => edit({ [name]: value }),
    onLeave: flush,
  });
  return (
    <Dialog
      title="Article details"
      onClose={onClose}
      actions={
        <>
          <Button
            look="quiet"
            icon={<History />}
            onPress={() => openHistory({ of: "details", id: article.id, articleId: article.id })}
          >
            History
          </Button>
          <Button look="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <JobChoice
        value={values.kind}
        onChange={(kind) => {
          edit({ kind });
          flush();
        }}
      />
      <Field label="Title" {...field("title")} />
      <div className="article-details__pair">
        <Field label="Byline" {...field("byline")} />
        <Field label="Publisher" {...field("publisher")} />
      </div>
      <Field label="Address" type="url" placeholder="https://" {...field("url")} />
      <div className="article-details__pair">
        <Field label="Published on" placeholder="2025-11-30" {...field("publishedOn")} />
        <Field label="Language" placeholder="en" {...field("lang")} />
      </div>
      <Field
        label="Note"
        multiline
        lines={3}
        placeholder="What is the author most worried about? Never part of a published report."
        {...field("note")}
      />
      <div className="article-details__origin">
        <span>
          {count(version.words, "word")}, read {version.originalName ? `from ${version.originalName}` : "from a paste"}{" "}
          as {version.format}, {momentInWords(version.capturedAt)}
        </span>
        {!inWindow && (
          <Button
            look="quiet"
            size="small"
            icon={<Download />}
            onPress={() => void downloadOriginal(article.id, version)}
          >
            Original
          </Button>
        )}
      </div>
    </Dialog>
  );
}
