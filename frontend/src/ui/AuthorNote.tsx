import type { ReactNode } from "react";
import type { Reference } from "../api/types";
import { nameOfReference } from "../lib/references";
import "./AuthorNote.css";

interface AuthorNoteProps {
  reference: Reference;
  /** What can be done with it. */
  children?: ReactNode;
}

/** A note of the manuscript on some of its words: what its author says, which nobody has checked. */
export function AuthorNote({ reference, children }: AuthorNoteProps) {
  return (
    <div className="author-note">
      <p className="author-note__name quiet">{nameOfReference(reference)}</p>
      <p className="author-note__text" dir="auto">
        {reference.text}
      </p>
      {reference.links?.map((link) => (
        <a key={link} href={link} className="author-note__link">
          {link}
        </a>
      ))}
      {children}
    </div>
  );
}
