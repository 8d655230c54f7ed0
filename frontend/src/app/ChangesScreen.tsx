import { useEffect, useRef } from "react";
import { messageOf } from "../api/error";
import type { Desk, VersionInfo } from "../api/types";
import { DiffView } from "../features/versions/DiffView";
import { VersionPair } from "../features/versions/VersionPair";
import { go, type Route } from "../lib/route";
import { useDesk } from "../queries/desk";
import { useDiff } from "../queries/versions";
import { useCommand } from "../ui/commands/useCommand";
import "./ChangesScreen.css";

type Place = Extract<Route, { screen: "changes" }>;

/** What changed between two versions of a text. */
export function ChangesScreen({ articleId, from, to }: Place) {
  const { data: desk, error } = useDesk(articleId);
  useCommand("diff.back", () => go({ screen: "desk", articleId }));
  const versionOf = (seq: number) => desk?.versions.find((version) => version.seq === seq);
  const [before, after] = [versionOf(Math.min(from, to)), versionOf(Math.max(from, to))];
  if (desk && before && after) return <Compared desk={desk} from={before} to={after} />;
  if (!desk && !error) return <main aria-busy="true" />;
  return (
    <main className="startup-problem">
      <h1 className="serif">The versions could not be compared</h1>
      <p>{error ? messageOf(error) : "The text does not have both of these versions."}</p>
      <a href={`#/articles/${articleId}`}>Back to the text</a>
    </main>
  );
}

function Compared({ desk, from, to }: { desk: Desk; from: VersionInfo; to: VersionInfo }) {
  const { article, version, versions } = desk;
  const { data: diff, error } = useDiff(article.id, from, to);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main className="changes">
      <header className="changes__head">
        <h1 ref={heading} tabIndex={-1} className="serif">
          What changed
        </h1>
        <VersionPair
          versions={versions}
          from={from}
          to={to}
          onChange={(pair) => go({ screen: "changes", articleId: article.id, ...pair }, { replace: true })}
        />
      </header>
      {error && <p role="alert">{messageOf(error)}</p>}
      {diff && (
        <DiffView
          key={`${from.id} ${to.id}`}
          article={article}
          diff={diff}
          isChecked={to.id === version.id}
          onShow={(words) => go({ screen: "desk", articleId: article.id, words })}
        />
      )}
    </main>
  );
}
