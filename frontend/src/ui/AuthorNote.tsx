import type { ReactNode } from "react";
import { type AuthorReference, nameOfReference } from "../lib/references";
import "./AuthorNote.css";
import { seen } from "./seen";

interface AuthorNoteProps {
  reference: AuthorReference;
  /** What can be done with it. */
  children?: ReactNode;
}

/** A note or link on some words of the text: what its author says, which nobody has checked. */
export function AuthorNote({ reference, children }: AuthorNoteProps) {
  return (
    <div className="author-note">
      <p className="author-note__name quiet">{nameOfReference(reference)}</p>
      <p className="author-note__text" dir="auto">
        {seen(reference.text)}
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
