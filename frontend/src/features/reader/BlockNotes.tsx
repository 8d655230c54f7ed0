import { MessageSquareText } from "lucide-react";
import type { Block } from "../../api/types";
import { count } from "../../lib/count";
import { AuthorNote } from "../../ui/AuthorNote";
import { IconButton } from "../../ui/Button";
import { Panel } from "../../ui/Panel";

/** The way to the author's notes on words of a block. It has no text of its own, which would count as the article's. */
export function BlockNotes({ block: { references = [] } }: { block: Block }) {
  if (references.length === 0) return null;
  const name = count(references.length, "note of the author", "notes of the author");
  return (
    <Panel
      label={name}
      className="block-notes"
      placement="bottom"
      button={
        <IconButton label={name} size="small" className="block-notes__button">
          <MessageSquareText />
        </IconButton>
      }
    >
      {references.map((reference) => (
        <AuthorNote key={`${reference.kind} ${reference.start} ${reference.text}`} reference={reference} />
      ))}
    </Panel>
  );
}
