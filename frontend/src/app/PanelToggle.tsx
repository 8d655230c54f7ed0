import { PanelRight } from "lucide-react";
import { useJob } from "../lib/useJob";
import { IconToggle } from "../ui/Button";

interface PanelToggleProps {
  isShown: boolean;
  onChange: (isShown: boolean) => void;
}

/** Shows and hides the claims, from the corner of the text beside them. */
export function PanelToggle({ isShown, onChange }: PanelToggleProps) {
  const { say } = useJob();
  return (
    <div className="desk__toggle">
      <IconToggle
        label={say(isShown ? "Hide the claims" : "Show the claims")}
        command="desk.panel"
        isSelected={isShown}
        onChange={onChange}
      >
        <PanelRight />
      </IconToggle>
    </div>
  );
}
