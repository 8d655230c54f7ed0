import { wayInWords } from "../lib/onItsWay";
import { useCopiesUnderway, useReading, useReadingStop } from "../queries/readings";
import { Underway } from "../ui/Underway";

/** Shows how far a copy of a source has come that comes in or goes out, from wherever that was begun. */
export function CopyWatch() {
  return useCopiesUnderway() ? <Copying /> : null;
}

function Copying() {
  const reading = useReading(true);
  const stop = useReadingStop();
  return reading ? <Underway {...wayInWords(reading)} onStop={() => stop.mutate(reading.id)} /> : null;
}
