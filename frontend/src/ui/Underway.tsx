import { LoaderCircle } from "lucide-react";
import { Button } from "./Button";
import "./Underway.css";

interface UnderwayProps {
  label: string;
  /** How far it is: 2 of 5. */
  far?: string;
  onStop: () => void;
}

/** At the foot of the window: something is under way that leaves the person free to work on. */
export function Underway({ label, far, onStop }: UnderwayProps) {
  return (
    <div className="underway">
      <LoaderCircle className="underway__wheel" aria-hidden="true" />
      <span className="underway__label" role="status">
        {label}
      </span>
      {far && <span className="numeric quiet">{far}</span>}
      <Button look="quiet" size="small" onPress={onStop}>
        Stop
      </Button>
    </div>
  );
}
