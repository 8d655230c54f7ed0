import { useMemo, useSyncExternalStore } from "react";

/** A screen, and what it shows. It is kept in the fragment of the address, so that reloading stays where one was. */
export type Route =
  | { screen: "library" }
  | { screen: "desk"; articleId: string; claimId?: string }
  | { screen: "scales"; scaleId?: string }
  | { screen: "sources" };

export function parseRoute(hash: string): Route {
  const [screen, id, , detail] = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  if (screen === "articles" && id) return { screen: "desk", articleId: id, claimId: detail };
  if (screen === "scales") return { screen: "scales", scaleId: id };
  if (screen === "sources") return { screen: "sources" };
  return { screen: "library" };
}

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case "desk":
      return `#/articles/${route.articleId}${route.claimId ? `/claims/${route.claimId}` : ""}`;
    case "scales":
      return `#/scales${route.scaleId ? `/${route.scaleId}` : ""}`;
    case "sources":
      return "#/sources";
    case "library":
      return "#/";
  }
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
