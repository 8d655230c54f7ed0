import type { ReactNode } from "react";
import { cutUnseen } from "../lib/unseen";
import "./seen.css";

/**
 * A text in which characters that nobody sees are shown by their names. Each is kept apart, so that it turns the order of
 * nothing else: what is read is what is stored, in its order. The text of the page stays the text, character for character.
 */
export function seen(text: string): ReactNode {
  const pieces = cutUnseen(text);
  if (pieces.every(({ name }) => !name)) return text;
  return pieces.map(({ text: piece, name }, i) =>
    name ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name than their place
      <bdi key={i} className="unseen" data-name={name} title={`A character that cannot be seen: ${name}`}>
        {piece}
      </bdi>
    ) : (
      piece
    ),
  );
}
