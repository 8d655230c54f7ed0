import { Label, ProgressBar } from "react-aria-components";
import "./Progress.css";

/** How far something has come. `value` is from 0 to 1. */
export function Progress({ label, value }: { label: string; value: number }) {
  return (
    <ProgressBar className="progress" value={value * 100}>
      {({ percentage, valueText }) => (
        <>
          <div className="progress__words">
            <Label>{label}</Label>
            <span className="numeric quiet">{valueText}</span>
          </div>
          <div className="progress__track">
            <div className="progress__fill" style={{ width: `${percentage}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
