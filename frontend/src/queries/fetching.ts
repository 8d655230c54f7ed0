import { useState } from "react";
import { wayInWords } from "../lib/onItsWay";
import { usePreferences } from "./preferences";
import { useReading, useReadingStop } from "./readings";

/** What the person has just allowed beyond the sites that are allowed for good. */
export type Allowance = "once" | "site";

/** One document that is asked of the web, and whatever is done with it. */
export interface Fetching {
  /** Those that are allowed for good. */
  sites: readonly string[];
  isBusy: boolean;
  error: unknown;
  run: (url: string, allow: Allowance | undefined) => Promise<void>;
  /** How far it has come, in words, as soon as that is known. */
  far: string | undefined;
  /** Ends it before its time; undefined as long as there is nothing to end. */
  stop: (() => void) | undefined;
}

/** Asks the web for a document, by `ask`, which throws where it is not allowed or does not work. */
export function useFetching(ask: Fetching["run"]): Fetching {
  const { captureSites } = usePreferences();
  const [work, setWork] = useState<{ error?: unknown } | null>(null);
  const isBusy = work !== null && work.error === undefined;
  const reading = useReading(isBusy);
  const { mutate, isPending } = useReadingStop();
  return {
    sites: captureSites,
    isBusy,
    error: work?.error,
    run: async (url, allow) => {
      setWork({});
      await ask(url, allow).then(
        () => setWork(null),
        (error) => setWork({ error }),
      );
    },
    far: isBusy && reading ? wayInWords(reading).far : undefined,
    stop: isBusy && reading && !isPending ? () => mutate(reading.id) : undefined,
  };
}
