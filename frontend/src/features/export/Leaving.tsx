import { ArrowUpRight, House } from "lucide-react";
import { type ReactNode, useId } from "react";
import { messageOf } from "../../api/error";
import type { ExportRequest } from "../../api/types";
import { useLeaving } from "../../queries/exports";
import { Callout } from "../../ui/Callout";
import "./Leaving.css";
import { seen } from "../../ui/seen";

interface LeavingProps {
  articleId: string;
  request: Pick<ExportRequest, "format" | "kind" | "without">;
}

/** What an export takes out of the newsroom and what stays, and where it may tell who a confidential source is. */
export function Leaving({ articleId, request }: LeavingProps) {
  const { data, error } = useLeaving(articleId, request);
  const heading = useId();
  if (error) return <Callout tone="problem">{messageOf(error)}</Callout>;
  if (!data) return null;
  return (
    <section className="leaving" aria-labelledby={heading}>
      <h3 id={heading} className="leaving__title">
        {data.internal ? "For the newsroom only" : "What leaves the newsroom"}
      </h3>
      <div className="leaving__lists">
        <Lines
          title={data.internal ? "It holds" : "Goes out"}
          icon={<ArrowUpRight aria-hidden="true" />}
          lines={data.goes}
        />
        <Lines title="Stays" icon={<House aria-hidden="true" />} lines={data.stays} />
      </div>
      {data.warnings.map((warning) => (
        <Callout key={warning}>
          <p dir="auto">{seen(warning)}</p>
        </Callout>
      ))}
    </section>
  );
}

function Lines({ title, icon, lines }: { title: string; icon: ReactNode; lines: string[] }) {
  const heading = useId();
  if (lines.length === 0) return null;
  return (
    <div>
      <h4 id={heading} className="leaving__side">
        {icon}
        {title}
      </h4>
      <ul aria-labelledby={heading} className="leaving__lines">
        {lines.map((line) => (
          <li key={line} dir="auto">
            {seen(line)}
          </li>
        ))}
      </ul>
    </div>
  );
}
