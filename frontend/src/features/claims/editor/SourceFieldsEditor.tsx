import { ExternalLink } from "lucide-react";
import type { Source } from "../../../api/types";
import { count } from "../../../lib/count";
import { useDraft } from "../../../lib/useDraft";
import { drafts } from "../../../queries/client";
import { useVocabulary } from "../../../queries/library";
import { editSource, sourceRecord } from "../../../queries/sources";
import { SmallFold } from "../../../ui/SmallFold";
import { SourceForm } from "../../../ui/SourceForm";

interface SourceFieldsEditorProps {
  articleId: string;
  source: Source;
  isOpenAtFirst: boolean;
}

/** The source itself, which other claims may cite too. */
export function SourceFieldsEditor({ articleId, source, isOpenAtFirst }: SourceFieldsEditorProps) {
  const vocabulary = useVocabulary();
  const { values, problem, flush } = useDraft(drafts, sourceRecord(source.id), source);
  return (
    <div className="source-editor">
      <SmallFold title="About the source" level={5} isOpenAtFirst={isOpenAtFirst}>
        <div className="source-editor__body">
          {source.uses > 1 && (
            <p className="section__note">
              This source is cited {count(source.uses, "time")} in the library. What you change here changes everywhere.
            </p>
          )}
          <SourceForm
            vocabulary={vocabulary}
            foldAt={5}
            values={values}
            problem={problem}
            onChange={(patch) => editSource(articleId, source.id, patch)}
            onLeave={flush}
          />
        </div>
      </SmallFold>
      {source.url && (
        <a className="source-editor__link" href={source.url}>
          Open <ExternalLink aria-hidden="true" />
        </a>
      )}
    </div>
  );
}
