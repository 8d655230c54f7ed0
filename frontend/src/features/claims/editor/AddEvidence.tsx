import { BookMarked, Plus } from "lucide-react";
import { type Ref, useState } from "react";
import { messageOf } from "../../../api/error";
import type { Claim, Source, SourceFields } from "../../../api/types";
import { dateInWords, today } from "../../../lib/dates";
import { useEvidenceAdd, useSources } from "../../../queries/sources";
import { Button } from "../../../ui/Button";
import { Callout } from "../../../ui/Callout";
import { Search } from "../../../ui/Search";
import { SourceForm } from "../SourceForm";

interface AddEvidenceProps {
  claim: Claim;
  inputRef: Ref<HTMLInputElement>;
  /** With the id of what was added, or null if nothing was. */
  onDone: (evidenceId: string | null) => void;
}

const emptySource: SourceFields = { title: "", author: "", publisher: "", issued: "", url: "", class: "secondary" };

/** Finds a source in the library, or takes a new one. What it says is filled in afterwards, in its card. */
export function AddEvidence({ claim, inputRef, onDone }: AddEvidenceProps) {
  const [q, setQ] = useState("");
  const [fresh, setFresh] = useState<SourceFields | null>(null);
  const { data } = useSources(q.trim(), 6);
  const add = useEvidenceAdd(claim.articleId, claim.id);
  const done = { onSuccess: (evidence: { id: string }) => onDone(evidence.id) };
  const evidence = { accessedOn: today() };
  const cite = (source: Source) => add.mutate({ sourceId: source.id, evidence }, done);
  const found = data?.sources ?? [];

  return (
    <div className="add-evidence">
      {fresh ? (
        <>
          <SourceForm values={fresh} onChange={(patch) => setFresh({ ...fresh, ...patch })} autoFocus />
          {add.error && <Callout tone="problem">{messageOf(add.error)}</Callout>}
          <div className="add-evidence__actions">
            <Button look="quiet" size="small" onPress={() => setFresh(null)}>
              Back
            </Button>
            <Button
              look="primary"
              size="small"
              isDisabled={(fresh.title.trim() === "" && fresh.url.trim() === "") || add.isPending}
              onPress={() => add.mutate({ source: fresh, evidence }, done)}
            >
              Add source
            </Button>
          </div>
        </>
      ) : (
        <>
          <Search
            label="Find a source"
            placeholder="Find a source, or add a new one"
            size="small"
            autoFocus
            inputRef={inputRef}
            value={q}
            onChange={setQ}
          />
          <ul className="add-evidence__found" aria-label="Sources found">
            {found.map((source) => (
              <li key={source.id}>
                <Button
                  look="quiet"
                  className="add-evidence__source"
                  icon={<BookMarked />}
                  onPress={() => cite(source)}
                >
                  <span className="add-evidence__words">
                    <span className="add-evidence__name">{source.title || source.url}</span>
                    <span className="quiet">
                      {[source.publisher, dateInWords(source.issued)].filter(Boolean).join(", ")}
                    </span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
          {add.error && <Callout tone="problem">{messageOf(add.error)}</Callout>}
          <div className="add-evidence__actions">
            <Button look="quiet" size="small" onPress={() => onDone(null)}>
              Cancel
            </Button>
            <Button size="small" icon={<Plus />} onPress={() => setFresh(sourceFrom(q))}>
              New source{q.trim() && ` “${shortened(q.trim())}”`}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** What was searched for is most likely the title or the address of the source that is missing. */
function sourceFrom(q: string): SourceFields {
  const words = q.trim();
  return /^https?:\/\//.test(words) ? { ...emptySource, url: words } : { ...emptySource, title: words };
}

const shortened = (words: string) => (words.length > 24 ? `${words.slice(0, 23)}…` : words);
