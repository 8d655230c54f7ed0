import { Markdown } from "@tiptap/markdown";
import StarterKit from "@tiptap/starter-kit";

/** What an explanation may hold, all of it CommonMark: bold, italic, links, lists and quotations. */
export const proseExtensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    heading: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    trailingNode: false,
    link: { openOnClick: false, defaultProtocol: "https" },
  }),
  Markdown,
];
