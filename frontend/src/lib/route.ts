import { useMemo, useSyncExternalStore } from "react";
import type { Span } from "../api/types";

/** A screen, and what it shows. It is kept in the fragment of the address, so that reloading stays where one was. */
export type Route =
  | { screen: "library" }
  | {
      screen: "desk";
      articleId: string;
      claimId?: string;
      words?: Span;
      source?: OpenSource;
      /** The list of what to recheck, at the claim with this identifier; "" is its beginning. */
      recheck?: string;
    }
  | { screen: "closing"; articleId: string }
  /** An earlier version of the text, by its number, for reading. */
  | { screen: "version"; articleId: string; seq: number }
  /** What changed between two versions, by their numbers. */
  | { screen: "changes"; articleId: string; from: number; to: number }
  | { screen: "evidence"; articleId: string; claimId: string }
  | { screen: "scales"; scaleId?: string }
  | { screen: "sources" };

/** A source that is open beside the article, at the words of a piece of evidence if one is named. */
export interface OpenSource {
  id: string;
  evidenceId?: string;
}

export function parseRoute(hash: string): Route {
  const [screen, id, ...rest] = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  if (screen === "articles" && id) return parseArticle(id, rest);
  if (screen === "scales") return { screen: "scales", scaleId: id };
  if (screen === "sources") return { screen: "sources" };
  return { screen: "library" };
}

function parseArticle(articleId: string, [part, detail = "", view, sourceId, evidenceId]: string[]): Route {
  if (part === "closing") return { screen: "closing", articleId };
  if (part === "claims" && detail && view === "evidence") return { screen: "evidence", articleId, claimId: detail };
  if (part === "claims" && detail && view === "sources" && sourceId) {
    return { screen: "desk", articleId, claimId: detail, source: { id: sourceId, evidenceId } };
  }
  if (part === "claims" && detail) return { screen: "desk", articleId, claimId: detail };
  if (part === "versions" && /^[1-9]\d*$/.test(detail)) return { screen: "version", articleId, seq: Number(detail) };
  const [, from, to] = (part === "changes" && /^([1-9]\d*)-([1-9]\d*)$/.exec(detail)) || [];
  if (from && to) return { screen: "changes", articleId, from: Number(from), to: Number(to) };
  const [, start, end] = (part === "words" && /^(\d+)-(\d+)$/.exec(detail)) || [];
  if (start && end) return { screen: "desk", articleId, words: { start: Number(start), end: Number(end) } };
  if (part === "recheck") return { screen: "desk", articleId, recheck: detail };
  return { screen: "desk", articleId };
}

/** The article that a screen is about; "" for a screen of the library. */
export const articleOf = (route: Route): string => ("articleId" in route ? route.articleId : "");

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case "desk":
      if (route.claimId) return `#/articles/${route.articleId}/claims/${route.claimId}${sourcePart(route.source)}`;
      if (route.words) return `#/articles/${route.articleId}/words/${route.words.start}-${route.words.end}`;
      if (route.recheck !== undefined) return `#/articles/${route.articleId}/recheck/${route.recheck}`;
      return `#/articles/${route.articleId}`;
    case "closing":
      return `#/articles/${route.articleId}/closing`;
    case "version":
      return `#/articles/${route.articleId}/versions/${route.seq}`;
    case "changes":
      return `#/articles/${route.articleId}/changes/${route.from}-${route.to}`;
    case "evidence":
      return `#/articles/${route.articleId}/claims/${route.claimId}/evidence`;
    case "scales":
      return `#/scales${route.scaleId ? `/${route.scaleId}` : ""}`;
    case "sources":
      return "#/sources";
    case "library":
      return "#/";
  }
}

function sourcePart(source: OpenSource | undefined): string {
  if (!source) return "";
  return `/sources/${source.id}${source.evidenceId ? `/${source.evidenceId}` : ""}`;
}

/** Goes to a screen. `replace` leaves no way back, for steps that are not places of their own. */
export function go(route: Route, { replace = false } = {}) {
  const href = hrefOf(route);
  if (!replace) {
    location.hash = href;
    return;
  }
  history.replaceState(null, "", href);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

const subscribe = (listener: () => void) => {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}
