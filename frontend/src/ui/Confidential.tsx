import { Lock } from "lucide-react";
import "./Confidential.css";

/** The sign of a source that leaves the newsroom by its alias only. */
export function Confidential() {
  return (
    <span className="confidential">
      <Lock aria-hidden="true" />
      Confidential
    </span>
  );
}
