import { type Editor, EditorContent, useEditor, useEditorState } from "@tiptap/react";
import { Bold, Italic, Link, List, ListOrdered, Quote } from "lucide-react";
import { useEffect, useState } from "react";
import { Dialog, Popover, Toolbar } from "react-aria-components";
import { literalTags } from "../../../lib/literalTags";
import { Button, IconToggle } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { proseExtensions } from "./proseExtensions";

interface ExplanationProps {
  /** CommonMark. */
  value: string;
  onChange: (value: string) => void;
  onLeave: () => void;
}

/** The reasons for a verdict, as formatted text that is stored as CommonMark. */
export function Explanation({ value, onChange, onLeave }: ExplanationProps) {
  const editor = useEditor({
    extensions: proseExtensions,
    content: literalTags(value),
    contentType: "markdown",
    editorProps: {
      attributes: {
        class: "prose explanation__text",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "Reasons",
      },
    },
    onUpdate: ({ editor: { getMarkdown } }) => onChange(getMarkdown()),
    onBlur: onLeave,
  });

  // What changes from outside, by undo for instance, shows; but never under the cursor.
  useEffect(() => {
    if (!editor.isFocused && editor.getMarkdown() !== value) {
      editor.commands.setContent(literalTags(value), { contentType: "markdown", emitUpdate: false });
    }
  }, [editor, value]);

  return (
    <div className="explanation">
      <ExplanationTools editor={editor} />
      <EditorContent editor={editor} />
    </div>
  );
}

function ExplanationTools({ editor }: { editor: Editor }) {
  const on = useEditorState({
    editor,
    selector: () => ({
      empty: editor.isEmpty,
      bold: editor.isActive("bold"),
      italic: editor.isActive("italic"),
      link: editor.isActive("link"),
      bulletList: editor.isActive("bulletList"),
      orderedList: editor.isActive("orderedList"),
      blockquote: editor.isActive("blockquote"),
    }),
  });
  const chain = () => editor.chain().focus();
  return (
    <>
      <Toolbar className="explanation__tools" aria-label="Format the reasons">
        <IconToggle
          label="Bold"
          keys="Mod+B"
          size="small"
          isSelected={on.bold}
          onPress={() => chain().toggleBold().run()}
        >
          <Bold />
        </IconToggle>
        <IconToggle
          label="Italic"
          keys="Mod+I"
          size="small"
          isSelected={on.italic}
          onPress={() => chain().toggleItalic().run()}
        >
          <Italic />
        </IconToggle>
        <LinkTool editor={editor} active={on.link} />
        <IconToggle
          label="Bulleted list"
          size="small"
          isSelected={on.bulletList}
          onPress={() => chain().toggleBulletList().run()}
        >
          <List />
        </IconToggle>
        <IconToggle
          label="Numbered list"
          size="small"
          isSelected={on.orderedList}
          onPress={() => chain().toggleOrderedList().run()}
        >
          <ListOrdered />
        </IconToggle>
        <IconToggle
          label="Quotation"
          size="small"
          isSelected={on.blockquote}
          onPress={() => chain().toggleBlockquote().run()}
        >
          <Quote />
        </IconToggle>
      </Toolbar>
      {on.empty && (
        <span className="explanation__placeholder" aria-hidden="true">
          Why this rating? What do the sources show?
        </span>
      )}
    </>
  );
}

/** Makes the selected words a link, or changes or removes the one at the cursor. */
function LinkTool({ editor, active }: { editor: Editor; active: boolean }) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [href, setHref] = useState("");
  const close = () => setAnchor(null);
  const apply = () => {
    const address = href.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (address === "") chain.unsetLink().run();
    else if (editor.state.selection.empty && !active)
      chain.insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }).run();
    else chain.setLink({ href: address }).run();
    close();
  };
  return (
    <>
      <IconToggle
        label="Link"
        size="small"
        isSelected={active}
        onPress={({ target }) => {
          setHref(editor.getAttributes("link").href ?? "https://");
          setAnchor(target);
        }}
      >
        <Link />
      </IconToggle>
      <Popover
        className="popover"
        triggerRef={{ current: anchor }}
        isOpen={anchor !== null}
        onOpenChange={close}
        offset={6}
      >
        <Dialog className="explanation__link" aria-label="Link">
          <Field
            label="Address"
            labelHidden
            type="url"
            autoFocus
            value={href}
            onChange={setHref}
            onSubmit={apply}
            placeholder="https://"
          />
          <Button size="small" look="primary" onPress={apply}>
            {href.trim() === "" ? "Remove" : "Link"}
          </Button>
        </Dialog>
      </Popover>
    </>
  );
}
