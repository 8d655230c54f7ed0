import { useState } from "react";
import { wayInWords } from "../lib/onItsWay";
import type { Fetching } from "../lib/webAddress";
import { usePreferences } from "./preferences";
import { useReading, useReadingStop } from "./readings";

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
