import type { SourceFields } from "../api/types";

const emptySource: SourceFields = {
  title: "",
  author: "",
  publisher: "",
  issued: "",
  url: "",
  class: "secondary",
  confidential: false,
  alias: "",
};

/**
 * A source from the words by which it was looked for in vain: most likely they are its title or its address, or both,
 * as browsers copy them.
 */
export function sourceFrom(words: string): SourceFields {
  const url = /\bhttps?:\/\/\S+/.exec(words)?.[0] ?? "";
  const title = words.replace(url, " ").replace(/\s+/g, " ").trim();
  return { ...emptySource, title, url };
}
