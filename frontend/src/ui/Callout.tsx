import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import "./Callout.css";

/** A message that stays where it is: something went wrong, or is worth knowing. */
export function Callout({ tone = "note", children }: { tone?: "note" | "problem"; children: ReactNode }) {
  const Icon = tone === "problem" ? CircleAlert : Info;
  return (
    <div className={`callout callout--${tone}`} role={tone === "problem" ? "alert" : undefined}>
      <Icon aria-hidden="true" />
      <div className="callout__body">{children}</div>
    </div>
  );
}
