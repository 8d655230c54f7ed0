import { ArrowLeft, Files } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { desktop } from "../../api/desktop";
import { messageOf } from "../../api/error";
import type { Claim, Evidence, Snapshot, Source } from "../../api/types";
import { type ChosenPlace, selectorOf } from "../../lib/chosenPlace";
import { momentInWords } from "../../lib/dates";
import { nameOfSource } from "../../lib/evidenceWords";
import { useJob } from "../../lib/useJob";
import { useInWindow } from "../../queries/library";
import { useEvidenceTake, useSnapshots, useSnapshotText } from "../../queries/snapshots";
import { Button, IconToggle } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { toast } from "../../ui/toasts";
import { useKeptFocus } from "../../ui/useKeptFocus";
import { AddCopy, DropTarget } from "./AddCopy";
import { CopyList } from "./CopyList";
import { useCopyKeeper } from "./copyKeeper";
import { EvidenceMaker } from "./EvidenceMaker";
import { PdfCopy } from "./PdfCopy";
import { Picture } from "./Picture";
import { Recording } from "./Recording";
import { SourceText } from "./SourceText";
import "./SourceViewer.css";
import { seen } from "../../ui/seen";

interface SourceViewerProps {
  claim: Claim;
  number: number;
  source: Source;
  /** The evidence that is to be shown in its copy; undefined for the source as a whole. */
  shown: Evidence | undefined;
  onBack: () => void;
}

/** A source beside the article: its copies, and what in them becomes evidence. */
export function SourceViewer({ claim, number, source, shown, onBack }: SourceViewerProps) {
  const { say } = useJob();
  const { data: copies, error } = useSnapshots(source.id);
  const [openId, setOpenId] = useState(shown?.snapshotId);
  const [isListed, setListed] = useState(false);
  const viewer = useRef<HTMLElement>(null);
  useKeptFocus(viewer);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = copies?.find(({ id }) => id === openId) ?? copies?.[0];
  const inWindow = useInWindow();
  const to = { sourceId: source.id, articleId: claim.articleId };
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const show = (id: string) => {
    setOpenId(id);
    setListed(false);
  };
  const keeper = useCopyKeeper({ to, inWindow, onKept: show });
  return (
    <section ref={viewer} className="source-viewer" data-surface="source" aria-label="Source">
      <header className="source-viewer__bar">
        <Button look="quiet" size="small" icon={<ArrowLeft />} onPress={onBack}>
          {say(`Claim ${number}`)}
        </Button>
        <div className="source-viewer__words">
          <h2 ref={heading} tabIndex={-1} className="source-viewer__title serif" dir="auto">
            {seen(nameOfSource(source))}
          </h2>
          {open && (
            <p className="source-viewer__facts">
              {open.name}, kept {momentInWords(open.capturedAt)}
            </p>
          )}
        </div>
        {copies && copies.length > 0 && (
          <IconToggle label="Copies of the source" size="small" isSelected={isListed} onChange={setListed}>
            <Files />
          </IconToggle>
        )}
      </header>
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      {open?.damage && <Callout tone="problem">This copy is damaged: {open.damage}</Callout>}
      <DropTarget keeper={keeper} sourceId={source.id}>
        {copies && (isListed || !open) && (
          <div className="source-viewer__copies">
            {!open && (
              <p>
                No copy of this source has been kept yet. What is kept here never changes, whatever becomes of the
                original.
              </p>
            )}
            <CopyList articleId={claim.articleId} copies={copies} openId={open?.id} onOpen={show} />
            <div className="source-viewer__ways">
              <AddCopy keeper={keeper} url={source.url} />
            </div>
          </div>
        )}
        {open && !isListed && (
          <OpenCopy
            key={`${open.id} ${shown?.id}`}
            copy={open}
            claim={claim}
            source={source}
            shown={shown?.snapshotId === open.id ? shown : undefined}
          />
        )}
      </DropTarget>
    </section>
  );
}

interface OpenCopyProps {
  copy: Snapshot;
  claim: Claim;
  source: Source;
  shown: Evidence | undefined;
}

/** What a copy holds, and under it what is made of the place that is chosen in it. */
function OpenCopy({ copy, claim, source, shown }: OpenCopyProps) {
  const { say } = useJob();
  const [chosen, setChosen] = useState<ChosenPlace | null>(null);
  const take = useEvidenceTake(claim.articleId, claim.id);
  const make = (stance: Evidence["stance"]) => {
    if (!chosen) return;
    take.mutate(
      { sourceId: source.id, snapshotId: copy.id, place: selectorOf(chosen), stance },
      {
        onSuccess: () => {
          setChosen(null);
          getSelection()?.removeAllRanges();
          toast(say("Evidence added to the claim."));
        },
      },
    );
  };
  const inWindow = useInWindow();
  const fail = (problem: unknown) => toast(messageOf(problem), { tone: "problem" });
  const region = shown?.selector?.region;
  const regions = useMemo(() => (region ? [region] : []), [region]);
  const [sort] = copy.mediaType.split("/");
  return (
    <>
      <div className="source-viewer__view">
        {sort === "image" ? (
          <Picture
            snapshotId={copy.id}
            name={copy.name}
            region={chosen && "region" in chosen ? (chosen.region ?? null) : null}
            onRegion={(drawn) => setChosen(drawn && { region: drawn })}
            shown={regions}
          />
        ) : sort === "audio" || sort === "video" ? (
          <Recording
            snapshotId={copy.id}
            name={copy.name}
            isFilm={sort === "video"}
            shown={shown?.selector?.time}
            onTime={(time) => setChosen(time && { time })}
            onPlay={inWindow ? () => desktop.playSnapshot(copy.id).catch(fail) : undefined}
          />
        ) : (
          <ReadCopy {...{ copy, claim, source, shown, chosen }} onChoose={setChosen} />
        )}
      </div>
      <EvidenceMaker chosen={chosen} isBusy={take.isPending} error={take.error} onMake={make} />
    </>
  );
}

interface ReadCopyProps extends OpenCopyProps {
  chosen: ChosenPlace | null;
  onChoose: (place: ChosenPlace | null) => void;
}

/** A copy that has text or pages. */
function ReadCopy({ copy, source, claim, shown, chosen, onChoose }: ReadCopyProps) {
  const { data: blocks, error } = useSnapshotText(copy.id);
  const lang = source.language ?? "";
  if (error) return <Callout tone="problem">{messageOf(error)}</Callout>;
  if (!blocks) return <div aria-busy="true" />;
  if (copy.mediaType === "application/pdf" && copy.pages > 0) {
    return <PdfCopy {...{ copy, blocks, lang, claim, shown, chosen, onChoose }} />;
  }
  if (blocks.length === 0) {
    return (
      <p className="source-viewer__none">
        No text could be read from this copy. Save it to look at it with another program.
      </p>
    );
  }
  return (
    <SourceText
      blocks={blocks}
      lang={lang}
      evidence={claim.evidence.filter(({ snapshotId }) => snapshotId === copy.id)}
      shown={shown}
      startAt={shown?.selector?.span?.start ?? null}
      onChoose={onChoose}
    />
  );
}
