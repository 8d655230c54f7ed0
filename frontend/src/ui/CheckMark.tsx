import { Check } from "lucide-react";
import "./CheckMark.css";

/** The box of a checkbox, inside a react-aria Checkbox with the class "check". */
export function CheckMark() {
  return (
    <span className="check__box" aria-hidden="true">
      <Check />
    </span>
  );
}
