import { ExternalLink, History, Trash2 } from "lucide-react";
import { useState } from "react";
import { messageOf } from "../../api/error";
import type { Source, SourceDetails } from "../../api/types";
import { nameOfSource } from "../../lib/evidenceWords";
import { openHistory } from "../../lib/historySubject";
import { hrefOf } from "../../lib/route";
import { useDraft } from "../../lib/useDraft";
import { drafts } from "../../queries/client";
import { useVocabulary } from "../../queries/library";
import {
  editSource,
  sourceRecord,
  useOriginChange,
  useSourceDelete,
  useSourceDetails,
  wholeSource,
} from "../../queries/sources";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Dialog } from "../../ui/Dialog";
import { SourceForm } from "../../ui/SourceForm";
import { seen } from "../../ui/seen";
import { toast } from "../../ui/toasts";
import { MergeDialog } from "./MergeDialog";
import { SourcePicker } from "./SourcePicker";

interface SourceDialogProps {
  id: string;
  onOpen: (id: string) => void;
  onUndo: () => void;
  onClose: () => void;
}

/** A source with all its fields, where it has it from, and what cites it. Whatever is typed is stored. */
export function SourceDialog({ id, onOpen, onUndo, onClose }: SourceDialogProps) {
  const { data, error } = useSourceDetails(id);
  const remove = useSourceDelete();
  const [merging, setMerging] = useState<Source[] | null>(null);
  const close = () => {
    void drafts.flush(sourceRecord(id));
    onClose();
  };
  if (merging)
    return (
      <MergeDialog group={merging} openedId={id} onUndo={onUndo} onClose={() => setMerging(null)} onMerged={onClose} />
    );
  return (
    <Dialog
      title={data ? nameOfSource(data.source) : "Source"}
      size="large"
      onClose={close}
      actions={
        <>
          {data?.source.uses === 0 && data.derived.length === 0 && (
            <Button
              look="danger"
              icon={<Trash2 />}
              isDisabled={remove.isPending}
              onPress={() =>
                remove.mutate(id, {
                  onSuccess: onClose,
                  onError: (problem) => toast(messageOf(problem), { tone: "problem" }),
                })
              }
            >
              Delete
            </Button>
          )}
          <Button look="quiet" icon={<History />} onPress={() => openHistory({ of: "source", id, articleId: "" })}>
            History
          </Button>
          <Button look="primary" onPress={close}>
            Done
          </Button>
        </>
      }
    >
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      {data && <SourceEditor details={data} onOpen={onOpen} onMerge={setMerging} />}
    </Dialog>
  );
}

interface SourceEditorProps {
  details: SourceDetails;
  onOpen: (id: string) => void;
  onMerge: (group: Source[]) => void;
}

function SourceEditor({ details, onOpen, onMerge }: SourceEditorProps) {
  const vocabulary = useVocabulary();
  const { source, origins, derived, uses } = details;
  const { values, problem, flush } = useDraft(drafts, sourceRecord(source.id), source);
  const [picking, setPicking] = useState<"origin" | "twin" | null>(null);
  const origin = useOriginChange(source.id);
  const open = (other: string) => {
    flush();
    onOpen(other);
  };
  return (
    <div className="source-dialog">
      <SourceForm
        vocabulary={vocabulary}
        values={values}
        problem={problem}
        onChange={(patch) => editSource("", source.id, patch)}
        onLeave={flush}
      />
      <section className="source-dialog__part" aria-labelledby="source-origin">
        <h3 id="source-origin">Where it has it from</h3>
        {origin.error && <Callout tone="problem">{messageOf(origin.error)}</Callout>}
        {origins.length === 0 && (
          <p className="quiet">Nothing is known. Sources that trace to one origin count as one.</p>
        )}
        <ol className="source-dialog__way">
          {origins.map((one) => (
            <li key={one.id}>
              <Button look="quiet" size="small" onPress={() => open(one.id)}>
                {seen(nameOfSource(one))}
              </Button>
            </li>
          ))}
        </ol>
        <div className="source-dialog__buttons">
          <Button
            size="small"
            onPress={() => {
              origin.reset();
              setPicking(picking === "origin" ? null : "origin");
            }}
          >
            {picking === "origin" ? "Cancel" : source.originId ? "Another origin…" : "Choose an origin…"}
          </Button>
          {source.originId && picking !== "origin" && (
            <Button look="quiet" size="small" onPress={() => origin.mutate("")}>
              No origin
            </Button>
          )}
        </div>
        {picking === "origin" && (
          <SourcePicker
            label="Find the origin"
            source={source}
            onPick={({ id }) => {
              origin.mutate(id);
              setPicking(null);
            }}
          />
        )}
        {derived.length > 0 && (
          <p className="quiet">It is the origin of: {seen(derived.map((one) => nameOfSource(one)).join(", "))}.</p>
        )}
      </section>
      {uses.length > 0 && (
        <section className="source-dialog__part" aria-labelledby="source-uses">
          <h3 id="source-uses">Cited for</h3>
          <ul className="source-dialog__uses">
            {uses.map((use) => (
              <li key={use.claimId}>
                <a href={hrefOf({ screen: "desk", articleId: use.articleId, claimId: use.claimId })} dir="auto">
                  {seen(use.claim)}
                </a>
                <span className="quiet" dir="auto">
                  {seen(use.articleTitle)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="source-dialog__part" aria-labelledby="source-twin">
        <h3 id="source-twin">The same as another one</h3>
        <div className="source-dialog__buttons">
          <Button size="small" onPress={() => setPicking(picking === "twin" ? null : "twin")}>
            {picking === "twin" ? "Cancel" : "Merge with…"}
          </Button>
        </div>
        {picking === "twin" && (
          <SourcePicker
            label="Find the same source"
            source={source}
            onPick={(twin) => {
              flush();
              wholeSource(twin.id).then(
                (whole) => onMerge([{ ...source, ...values }, whole]),
                (problem) => toast(messageOf(problem), { tone: "problem" }),
              );
            }}
          />
        )}
      </section>
      {source.url && (
        <a href={source.url} className="source-dialog__link">
          Open its address <ExternalLink aria-hidden="true" />
        </a>
      )}
    </div>
  );
}
