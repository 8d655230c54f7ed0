import { EditorContent, useEditor } from "@tiptap/react";
import { literalTags } from "../../../lib/literalTags";
import { proseExtensions } from "./proseExtensions";

/** Formatted text to read. */
export function Prose({ markdown }: { markdown: string }) {
  const editor = useEditor({
    extensions: proseExtensions,
    content: literalTags(markdown),
    contentType: "markdown",
    editable: false,
    editorProps: { attributes: { class: "prose" } },
  });
  return <EditorContent editor={editor} />;
}
