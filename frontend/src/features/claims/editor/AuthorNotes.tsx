import { BookMarked } from "lucide-react";
import { messageOf } from "../../../api/error";
import type { Block, Claim } from "../../../api/types";
import { referencesOf, sourceOfReference } from "../../../lib/references";
import { useEvidenceAdd } from "../../../queries/sources";
import { AuthorNote } from "../../../ui/AuthorNote";
import { Button } from "../../../ui/Button";
import { toast } from "../../../ui/toasts";
import { Section } from "./Section";
import { useFold } from "./useFold";

/** What the author gives as backing for the claim. It becomes evidence only when somebody has looked. */
export function AuthorNotes({ claim, blocks }: { claim: Claim; blocks: readonly Block[] }) {
  const fold = useFold("authorNotes", true);
  const add = useEvidenceAdd(claim.articleId, claim.id);
  const references = referencesOf(claim, blocks);
  if (references.length === 0) return null;
  return (
    <Section title="The author’s notes and links" fold={fold} tally={references.length}>
      {references.map((reference) => (
        <AuthorNote key={`${reference.kind} ${reference.text}`} reference={reference}>
          <Button
            size="small"
            icon={<BookMarked />}
            isDisabled={add.isPending}
            onPress={() =>
              add.mutate(
                { source: sourceOfReference(reference), evidence: { stance: "context" } },
                {
                  onSuccess: () => toast("Added to the evidence, to be checked."),
                  onError: (error) => toast(messageOf(error), { tone: "problem" }),
                },
              )
            }
          >
            Use as source
          </Button>
        </AuthorNote>
      ))}
    </Section>
  );
}
