import { Download, Trash2 } from "lucide-react";
import { messageOf } from "../../api/error";
import type { Snapshot } from "../../api/types";
import { momentInWords } from "../../lib/dates";
import { sizeInWords } from "../../lib/fileSize";
import { useInWindow } from "../../queries/library";
import { saveCopy, useSnapshotDelete } from "../../queries/snapshots";
import { Button, IconButton } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Facts } from "../../ui/Facts";
import { seen } from "../../ui/seen";
import { toast } from "../../ui/toasts";

interface CopyListProps {
  articleId: string;
  copies: readonly Snapshot[];
  openId: string | undefined;
  onOpen: (id: string) => void;
}

/** Every copy of a source: when it was made, how large it is, by which hash it can be told, and whether it is sound. */
export function CopyList({ articleId, copies, openId, onOpen }: CopyListProps) {
  return (
    <ul className="copies">
      {copies.map((copy) => (
        <Copy
          key={copy.id}
          articleId={articleId}
          copy={copy}
          isOpen={copy.id === openId}
          onOpen={() => onOpen(copy.id)}
        />
      ))}
    </ul>
  );
}

interface CopyProps {
  articleId: string;
  copy: Snapshot;
  isOpen: boolean;
  onOpen: () => void;
}

function Copy({ articleId, copy, isOpen, onOpen }: CopyProps) {
  const inWindow = useInWindow();
  const remove = useSnapshotDelete(copy.sourceId, articleId);
  const fail = (error: unknown) => toast(messageOf(error), { tone: "problem" });
  return (
    <li className="copy">
      <div className="copy__words">
        <Button look="quiet" size="small" className="copy__name" aria-current={isOpen || undefined} onPress={onOpen}>
          <span dir="auto">{seen(copy.name)}</span>
        </Button>
        <p className="copy__facts">
          <Facts
            facts={[
              `kept ${momentInWords(copy.capturedAt)}`,
              sizeInWords(copy.size),
              copy.mediaType,
              copy.pages > 0 && `${copy.pages} pages`,
            ]}
          />
        </p>
        <p className="copy__hash" title={copy.hash}>
          SHA-256 {copy.hash.slice(0, 16)}…
        </p>
        {copy.path && (
          <p className="copy__facts">Too large for the library; the file stays outside: {seen(copy.path)}</p>
        )}
        {copy.damage && <Callout tone="problem">Damaged: {copy.damage}</Callout>}
      </div>
      <IconButton
        label={`Save ${copy.name} unchanged`}
        size="small"
        onPress={() => void saveCopy(copy, inWindow).catch(fail)}
      >
        <Download />
      </IconButton>
      <IconButton label={`Delete ${copy.name}`} size="small" onPress={() => remove.mutate(copy.id, { onError: fail })}>
        <Trash2 />
      </IconButton>
    </li>
  );
}
