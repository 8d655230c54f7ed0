import { ArticleDetails } from "../features/article/ArticleDetails";
import { ExportDialog } from "../features/export/ExportDialog";
import { useDesk } from "../queries/desk";

interface ArticleDialogProps {
  articleId: string;
  dialog: "export" | "details";
  inWindow: boolean;
  onClose: () => void;
}

/** What lies over any screen of an article. */
export function ArticleDialog({ articleId, dialog, inWindow, onClose }: ArticleDialogProps) {
  const { data } = useDesk(articleId);
  if (!data) return null;
  const { article, version } = data;
  if (dialog === "export") return <ExportDialog article={article} inWindow={inWindow} onClose={onClose} />;
  return <ArticleDetails article={article} version={version} inWindow={inWindow} onClose={onClose} />;
}
