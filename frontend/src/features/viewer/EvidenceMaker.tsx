import { messageOf } from "../../api/error";
import type { Evidence } from "../../api/types";
import { type ChosenPlace, placeInWords } from "../../lib/chosenPlace";
import type { CommandId } from "../../lib/commands";
import { useVocabulary } from "../../queries/library";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { useCommands } from "../../ui/commands/useCommand";
import { Hint } from "../../ui/Hint";
import { seen } from "../../ui/seen";

const commands = {
  supports: "evidence.supports",
  contradicts: "evidence.contradicts",
  context: "evidence.context",
  insufficient: "evidence.insufficient",
} as const satisfies Record<Evidence["stance"], CommandId>;

interface EvidenceMakerProps {
  chosen: ChosenPlace | null;
  isBusy: boolean;
  error: unknown;
  onMake: (stance: Evidence["stance"]) => void;
}

/** At the foot of the source: what is chosen in it, and what that says about the claim. */
export function EvidenceMaker({ chosen, isBusy, error, onMake }: EvidenceMakerProps) {
  const { stances } = useVocabulary();
  const keys = stances.map(({ key }) => key as Evidence["stance"]);
  useCommands(Object.fromEntries(keys.map((key) => [commands[key], () => onMake(key)])), {
    enabled: () => chosen !== null && !isBusy,
  });
  return (
    <footer className="evidence-maker">
      <p className="evidence-maker__chosen" role="status">
        {chosen ? (
          <span className={"span" in chosen ? "serif" : undefined} dir="auto">
            {seen(placeInWords(chosen))}
          </span>
        ) : (
          <span className="quiet">Choose the words or the place that bear on the claim.</span>
        )}
      </p>
      {error !== null && error !== undefined && <Callout tone="problem">{messageOf(error)}</Callout>}
      {chosen && (
        <fieldset className="evidence-maker__stances">
          <legend className="visually-hidden">What it says about the claim</legend>
          {stances.map(({ key, label }) => (
            <Hint key={key} text="Make evidence of it" command={commands[key as Evidence["stance"]]}>
              <Button size="small" isDisabled={isBusy} onPress={() => onMake(key as Evidence["stance"])}>
                {label}
              </Button>
            </Hint>
          ))}
        </fieldset>
      )}
    </footer>
  );
}
