import { ExternalLink, Trash2 } from "lucide-react";
import { useState } from "react";
import { messageOf } from "../../api/error";
import type { SourceDetails } from "../../api/types";
import { nameOfSource } from "../../lib/evidenceWords";
import { hrefOf } from "../../lib/route";
import { useDraft } from "../../lib/useDraft";
import { drafts } from "../../queries/client";
import { editSource, sourceRecord, useOriginChange, useSourceDelete, useSourceDetails } from "../../queries/sources";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Dialog } from "../../ui/Dialog";
import { toast } from "../../ui/toasts";
import { OriginPicker } from "./OriginPicker";
import { SourceFields } from "./SourceFields";

interface SourceDialogProps {
  id: string;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** A source with all its fields, where it has it from, and what cites it. Whatever is typed is stored. */
export function SourceDialog({ id, onOpen, onClose }: SourceDialogProps) {
  const { data, error } = useSourceDetails(id);
  const remove = useSourceDelete();
  const close = () => {
    void drafts.flush(sourceRecord(id));
    onClose();
  };
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
          <Button look="primary" onPress={close}>
            Done
          </Button>
        </>
      }
    >
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      {data && <SourceEditor details={data} onOpen={onOpen} />}
    </Dialog>
  );
}

function SourceEditor({ details, onOpen }: { details: SourceDetails; onOpen: (id: string) => void }) {
  const { source, origins, derived, uses } = details;
  const { values, problem, flush } = useDraft(drafts, sourceRecord(source.id), source);
  const [isPicking, setPicking] = useState(false);
  const origin = useOriginChange(source.id);
  const open = (other: string) => {
    flush();
    onOpen(other);
  };
  return (
    <div className="source-dialog">
      <SourceFields
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
                {nameOfSource(one)}
              </Button>
            </li>
          ))}
        </ol>
        <div className="source-dialog__buttons">
          <Button
            size="small"
            onPress={() => {
              origin.reset();
              setPicking(!isPicking);
            }}
          >
            {isPicking ? "Cancel" : source.originId ? "Another origin…" : "Choose an origin…"}
          </Button>
          {source.originId && !isPicking && (
            <Button look="quiet" size="small" onPress={() => origin.mutate("")}>
              No origin
            </Button>
          )}
        </div>
        {isPicking && (
          <OriginPicker
            source={source}
            onPick={(originId) => {
              origin.mutate(originId);
              setPicking(false);
            }}
          />
        )}
        {derived.length > 0 && (
          <p className="quiet">It is the origin of: {derived.map((one) => nameOfSource(one)).join(", ")}.</p>
        )}
      </section>
      {uses.length > 0 && (
        <section className="source-dialog__part" aria-labelledby="source-uses">
          <h3 id="source-uses">Cited for</h3>
          <ul className="source-dialog__uses">
            {uses.map((use) => (
              <li key={use.claimId}>
                <a href={hrefOf({ screen: "desk", articleId: use.articleId, claimId: use.claimId })} dir="auto">
                  {use.claim}
                </a>
                <span className="quiet" dir="auto">
                  {use.articleTitle}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {source.url && (
        <a href={source.url} className="source-dialog__link">
          Open its address <ExternalLink aria-hidden="true" />
        </a>
      )}
    </div>
  );
}
