import type { Article } from "../api/types";
import { jobOf, jobs } from "../lib/job";
import "./JobChoice.css";
import { Segmented } from "./Segmented";

interface JobChoiceProps {
  value: Article["kind"];
  onChange: (kind: Article["kind"]) => void;
}

const options = jobs.map(({ kind, name }) => ({ key: kind, label: name }));

/** Which kind of check an article is in for, and what that one asks. */
export function JobChoice({ value, onChange }: JobChoiceProps) {
  return (
    <div className="job-choice">
      <Segmented label="Kind of check" options={options} value={value} onChange={onChange} />
      <span className="quiet" aria-live="polite">
        {jobOf(value).about}
      </span>
    </div>
  );
}
