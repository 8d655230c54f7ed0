import { useState } from "react";
import type { ImportOutcome } from "../../api/types";
import { importUrl } from "../../queries/articles";
import { useFetching } from "../../queries/fetching";
import { changePreferences, usePreferences } from "../../queries/preferences";
import { FetchDialog } from "../../ui/FetchDialog";
import { JobChoice } from "../../ui/JobChoice";

interface FetchArticleDialogProps {
  onClose: () => void;
  onOutcome: (outcome: ImportOutcome) => void;
}

/** Asks the web for an article. */
export function FetchArticleDialog({ onClose, onOutcome }: FetchArticleDialogProps) {
  const { importKind } = usePreferences();
  const [kind, setKind] = useState(importKind);
  const fetching = useFetching(async (url, allow) => {
    const outcome = await importUrl(url, allow, kind);
    changePreferences({ importKind: kind });
    onClose();
    onOutcome(outcome);
  });
  return (
    <FetchDialog title="An article from the web" url="" fetching={fetching} onClose={onClose}>
      <JobChoice value={kind} onChange={setKind} />
    </FetchDialog>
  );
}
