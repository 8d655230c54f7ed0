import { ArticleDetails } from "../features/article/ArticleDetails";
import { ExportDialog } from "../features/export/ExportDialog";
import { ApplyCheckDialog } from "../features/import/ApplyCheckDialog";
import { NewVersionDialog } from "../features/versions/NewVersionDialog";
import { go } from "../lib/route";
import { useDesk } from "../queries/desk";

interface ArticleDialogProps {
  articleId: string;
  dialog: "export" | "details" | "newVersion" | "applyCheck";
  inWindow: boolean;
  onClose: () => void;
  onUndo: () => void;
}

/** What lies over any screen of an article. */
export function ArticleDialog({ articleId, dialog, inWindow, onClose, onUndo }: ArticleDialogProps) {
  const { data } = useDesk(articleId);
  if (!data) return null;
  const { article, version } = data;
  if (dialog === "export") return <ExportDialog article={article} inWindow={inWindow} onClose={onClose} />;
  if (dialog === "applyCheck") {
    return <ApplyCheckDialog articleId={articleId} inWindow={inWindow} onClose={onClose} onUndo={onUndo} />;
  }
  if (dialog === "newVersion") {
    return (
      <NewVersionDialog
        article={article}
        inWindow={inWindow}
        onClose={onClose}
        onRecheck={() => go({ screen: "desk", articleId, recheck: "" })}
        onUndo={onUndo}
      />
    );
  }
  return <ArticleDetails article={article} version={version} inWindow={inWindow} onClose={onClose} />;
}
