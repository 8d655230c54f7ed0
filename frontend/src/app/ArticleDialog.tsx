import { ArticleDetails } from "../features/article/ArticleDetails";
import { ExportDialog } from "../features/export/ExportDialog";
import { NewVersionDialog } from "../features/versions/NewVersionDialog";
import { go } from "../lib/route";
import { useDesk } from "../queries/desk";

interface ArticleDialogProps {
  articleId: string;
  dialog: "export" | "details" | "newVersion";
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
