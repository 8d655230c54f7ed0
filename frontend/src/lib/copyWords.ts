import type { Dumped } from "../api/types";
import { count } from "./count";
import { sizeInWords } from "./fileSize";

/** What a copy of everything holds, or a library that was made of one. */
export const copyInWords = ({ articles, sources, changes, files, bytes }: Dumped) =>
  `${count(articles, "article")}, ${count(sources, "source")}, ${count(changes, "change")} of the history, ${count(files, "file")} with ${sizeInWords(bytes)}.`;

/** What a copy of everything lacks, and why; nothing for nearly all. */
export const lackingInWords = ({ lost, outside }: Dumped): string[] => [
  ...(lost > 0
    ? [
        `${count(lost, "original or copy of a source", "originals or copies of sources")} could not be copied: the library does not have them whole. “Verify the library” says which.`,
      ]
    : []),
  ...(outside > 0
    ? [
        `${count(outside, "copy of a source lies", "copies of sources lie")} outside the library, and so not in this copy. Keep those files, too.`,
      ]
    : []),
];

/** The last part of a path, of whichever system. */
export const fileNameOf = (path: string) => path.replace(/^.*[\\/]/, "");
