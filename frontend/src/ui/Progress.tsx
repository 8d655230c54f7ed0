import { Label, ProgressBar } from "react-aria-components";
import "./Progress.css";

interface ProgressProps {
  label: string;
  /** From 0 to 1; undefined as long as it is not known how much there is to do. */
  value: number | undefined;
  /** What that means, in words: 1.2 GB of 5.0 GB. */
  detail?: string;
}

/** How far something has come. */
export function Progress({ label, value, detail }: ProgressProps) {
  return (
    <ProgressBar className="progress" value={(value ?? 0) * 100} isIndeterminate={value === undefined}>
      {({ percentage, valueText }) => (
        <>
          <div className="progress__words">
            <Label>{label}</Label>
            <span className="numeric quiet">{[detail, valueText].filter(Boolean).join(" · ")}</span>
          </div>
          <div className="progress__track">
            {value === undefined ? (
              <div className="progress__fill progress__fill--unknown" />
            ) : (
              <div className="progress__fill" style={{ width: `${percentage}%` }} />
            )}
          </div>
        </>
      )}
    </ProgressBar>
  );
}
