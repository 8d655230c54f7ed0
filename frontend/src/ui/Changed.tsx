import type { ComponentProps, ReactNode } from "react";
import "./Changed.css";

type ChangedProps = Omit<ComponentProps<"del">, "className">;

/** Words that are gone: struck out, and said to be removed. */
export function Removed({ children, ...props }: ChangedProps) {
  return (
    <del {...props} className="removed">
      <Said>removed: </Said>
      {children}
    </del>
  );
}

/** Words that are new: underlined, and said to be added. */
export function Added({ children, ...props }: ChangedProps) {
  return (
    <ins {...props} className="added">
      <Said>added: </Said>
      {children}
    </ins>
  );
}

/** What a screen reader says before words; it is no part of them when they are copied. */
export const Said = ({ children }: { children: ReactNode }) => (
  <span className="changed-said visually-hidden">{children}</span>
);
