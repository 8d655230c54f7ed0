import type { Reading } from "../api/types";
import { sizeInWords } from "./fileSize";

const words = {
  fetching: { now: "Fetching", past: "fetched" },
  storing: { now: "Keeping", past: "stored" },
  reading: { now: "Reading", past: "" },
  saving: { now: "Saving", past: "saved" },
  checking: { now: "Checking", past: "checked" },
};

/** What is done to a document on its way, and how far that is as soon as it is known. */
export function wayInWords({ name, doing, done, total }: Pick<Reading, "name" | "doing" | "done" | "total">) {
  const { now, past } = words[doing];
  const far = doing === "reading" ? `page ${done} of ${total}` : `${past} ${part(done, total)}`;
  return { label: `${now} ${name}…`, far: total === 0 ? undefined : far };
}

/** The unit is said once, if it is the same. */
function part(done: number, total: number): string {
  const [of, whole] = [sizeInWords(done), sizeInWords(total)];
  const unit = whole.slice(whole.indexOf(" "));
  return `${of.endsWith(unit) ? of.slice(0, -unit.length) : of} of ${whole}`;
}
