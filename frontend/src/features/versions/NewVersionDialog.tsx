import { FilePlus2, Globe } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { desktop } from "../../api/desktop";
import { messageOf } from "../../api/error";
import type { Article, VersionOutcome } from "../../api/types";
import { holdsFiles } from "../../lib/fileDrag";
import { pickFiles } from "../../lib/pickFiles";
import { useJob } from "../../lib/useJob";
import { onWindowEvent } from "../../lib/windowEvents";
import { useFetching } from "../../queries/fetching";
import { useVocabulary } from "../../queries/library";
import { importVersionFile, importVersionText, importVersionUrl, versionStored } from "../../queries/versions";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Dialog } from "../../ui/Dialog";
import { FetchDialog } from "../../ui/FetchDialog";
import { Field } from "../../ui/Field";
import { useStable } from "../../ui/useStable";
import "./NewVersionDialog.css";
import { VersionAccount } from "./VersionAccount";

interface NewVersionDialogProps {
  article: Article;
  inWindow: boolean;
  onClose: () => void;
  /** Shows what has to be looked at again. */
  onRecheck: () => void;
  onUndo: () => void;
}

/** Asks for the text as it is now, carries the check over, and says what became of it. */
export function NewVersionDialog({ article, inWindow, onClose, onRecheck, onUndo }: NewVersionDialogProps) {
  const { say } = useJob();
  const { articleEndings } = useVocabulary();
  const [text, setText] = useState("");
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState("");
  const [outcome, setOutcome] = useState<VersionOutcome | null>(null);
  const [isOnWeb, setOnWeb] = useState(false);

  const stopper = useRef<AbortController>(null);
  const [canStop, setCanStop] = useState(false);

  const take = async (start: (signal: AbortSignal) => Promise<VersionOutcome | null>, isFile = true) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    stopper.current = stopping;
    setReading(true);
    // In the window a request goes on when its page lets go of it; files are stopped by the window itself.
    setCanStop(isFile || !inWindow);
    setProblem("");
    try {
      const taken = await start(signal);
      if (taken && !taken.exists) await versionStored(article.id);
      setOutcome(taken);
    } catch (error) {
      // What is stopped has stored nothing, unless it was through already.
      if (signal.aborted) await versionStored(article.id);
      else setProblem(messageOf(error));
    } finally {
      setReading(false);
    }
  };
  const fetching = useFetching(async (url, allow) => {
    const fetched = await importVersionUrl(article.id, url, allow);
    setOnWeb(false);
    await take(() => Promise.resolve(fetched));
  });
  const takeFiles = (files: readonly File[]) => {
    const [file] = files;
    if (!file || files.length > 1) return setProblem("Choose one file: a text has one new version at a time.");
    void take(async (signal) => importVersionFile(article.id, file.name, await file.arrayBuffer(), signal));
  };
  const pick = () => {
    if (inWindow) void take(() => desktop.importVersion(article.id));
    else pickFiles(takeFiles, { accept: articleEndings.join() });
  };
  const stop = () => {
    stopper.current?.abort();
    if (inWindow) void desktop.stopImport();
  };
  const isAsking = outcome === null || outcome.exists;
  useDroppedVersion(isAsking && !isOnWeb && !isReading, inWindow, {
    takeFiles,
    takeDrop: (id) => void take(() => desktop.importVersionDrop(id, article.id)),
  });

  if (outcome && !outcome.exists) {
    return (
      <VersionAccount
        articleId={article.id}
        outcome={outcome}
        onClose={onClose}
        onRecheck={() => {
          onClose();
          onRecheck();
        }}
        onUndo={() => {
          onClose();
          onUndo();
        }}
      />
    );
  }
  if (isOnWeb) {
    return (
      <FetchDialog
        title="A new version from the web"
        url={article.url}
        fetching={fetching}
        onClose={() => setOnWeb(false)}
      />
    );
  }
  return (
    <Dialog
      title="Import a new version"
      size="large"
      onClose={isReading && canStop ? stop : onClose}
      actions={
        <>
          <Button look="quiet" icon={<FilePlus2 />} isDisabled={isReading} onPress={pick}>
            From a file…
          </Button>
          <Button
            look="quiet"
            icon={<Globe />}
            className="new-version__file"
            isDisabled={isReading}
            onPress={() => setOnWeb(true)}
          >
            From the web…
          </Button>
          <Button look="quiet" onPress={isReading && canStop ? stop : onClose}>
            {isReading && canStop ? "Stop" : "Cancel"}
          </Button>
          <Button
            look="primary"
            isDisabled={text.trim() === "" || isReading}
            onPress={() => void take((signal) => importVersionText(article.id, text, "auto", signal), false)}
          >
            Import the text
          </Button>
        </>
      }
    >
      <div className="new-version" data-version-of={article.id}>
        <p className="quiet">
          {say(
            "Paste the text as it is now, choose a file, or drop one here. What has not changed keeps its check; claims whose words have changed are listed to be looked at again.",
          )}
        </p>
        <Field
          label={`The text of “${article.title}” as it is now`}
          className="new-version__text"
          multiline
          lines={11}
          autoFocus
          value={text}
          onChange={(next) => {
            setText(next);
            setOutcome(null);
          }}
        />
        {isReading && (
          <p className="quiet" role="status">
            Reading it, and carrying the check over…
          </p>
        )}
        {problem && <Callout tone="problem">{problem}</Callout>}
        {outcome?.exists && (
          <div role="status">
            <Callout>
              Nothing has changed: this is the text of version {outcome.version.seq}, which is being checked. Nothing
              was stored.
            </Callout>
          </div>
        )}
      </div>
    </Dialog>
  );
}

type Takers = {
  takeFiles: (files: readonly File[]) => void;
  takeDrop: (id: string) => void;
};

/** Takes a file that is dropped anywhere; in the window the backend has it, and the page is told its drop. */
function useDroppedVersion(isWanted: boolean, inWindow: boolean, takers: Takers) {
  const { takeFiles, takeDrop } = useStable(takers);
  useEffect(() => {
    if (!isWanted) return;
    if (inWindow) return onWindowEvent<{ id: string }>("tickmark:dropped", ({ id }) => takeDrop(id));
    const onDrop = (event: DragEvent) => {
      if (holdsFiles(event)) takeFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("drop", onDrop);
    return () => window.removeEventListener("drop", onDrop);
  }, [isWanted, inWindow, takeFiles, takeDrop]);
}
