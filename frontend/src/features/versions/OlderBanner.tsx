import { ArrowRight, FileDiff, History } from "lucide-react";
import type { VersionInfo } from "../../api/types";
import { momentInWords } from "../../lib/dates";
import { useJob } from "../../lib/useJob";
import { Button } from "../../ui/Button";
import { runCommand } from "../../ui/commands/registry";
import "./OlderBanner.css";

interface OlderBannerProps {
  version: VersionInfo;
  /** The number of the version that is being checked. */
  checked: number;
  onBack: () => void;
}

/** Above an earlier version: which one it is, and the ways from there. */
export function OlderBanner({ version, checked, onBack }: OlderBannerProps) {
  const { say } = useJob();
  return (
    <section className="older-banner" aria-label="Earlier version">
      <History aria-hidden="true" />
      <p className="older-banner__words">
        <strong>
          You are reading version {version.seq}, imported {momentInWords(version.capturedAt)}; the one that is being
          checked is version {checked}.
        </strong>{" "}
        {say("It is for reading only. Claims stand where they stood then, with their status of today.")}
      </p>
      <div className="older-banner__ways">
        <Button look="quiet" size="small" icon={<FileDiff />} onPress={() => runCommand("diff.open")}>
          Show what changed
        </Button>
        <Button size="small" icon={<ArrowRight />} onPress={onBack}>
          Back to version {checked}
        </Button>
      </div>
    </section>
  );
}
