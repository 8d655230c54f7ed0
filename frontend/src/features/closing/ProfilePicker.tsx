import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { messageOf } from "../../api/error";
import type { Closing } from "../../api/types";
import { useProfileChoice } from "../../queries/closing";
import { useVocabulary } from "../../queries/library";
import { Button } from "../../ui/Button";
import { Segmented } from "../../ui/Segmented";
import { toast } from "../../ui/toasts";
import { HouseRulesDialog } from "./HouseRulesDialog";

const notes: Record<Closing["profile"], string> = {
  house: "Your newsroom’s own rules, the same for every article of this library.",
  ifcn: "After the Code of Principles of the International Fact-Checking Network, in our own words. Passing is not conformity: most of the code is about the organisation.",
  efcsn:
    "After the European Code of Standards of the EFCSN, in our own words. Passing is not conformity: most of the code is about the organisation.",
};

/** By which rules the check is closed. */
export function ProfilePicker({ closing }: { closing: Closing }) {
  const { profiles } = useVocabulary();
  const choice = useProfileChoice(closing.articleId);
  const [editing, setEditing] = useState(false);
  const profile = (choice.isPending && choice.variables) || closing.profile;
  return (
    <div className="closing__profile">
      <div className="closing__profiles">
        <Segmented
          label="Rules by which the check is closed"
          options={profiles}
          value={profile}
          onChange={(key) => choice.mutate(key, { onError: (error) => toast(messageOf(error), { tone: "problem" }) })}
        />
        {profile === "house" && (
          <Button look="quiet" size="small" icon={<SlidersHorizontal />} onPress={() => setEditing(true)}>
            Edit house rules
          </Button>
        )}
      </div>
      <p className="closing__note quiet">{notes[profile]}</p>
      {editing && <HouseRulesDialog onClose={() => setEditing(false)} />}
    </div>
  );
}
