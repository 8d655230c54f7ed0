import { ApiError, messageOf } from "../api/error";

/** Some fields of a record, by name. */
export type Fields = Record<string, unknown>;

/** Stores fields of a record. `leaving` says that the page is going away and the request has to outlive it. */
export type Save = (fields: Fields, leaving: boolean) => Promise<unknown>;

/** What was typed into one record and is not stored yet. */
export interface Draft {
  readonly values: Readonly<Fields>;
  /** Why fields could not be stored, in words for the person, by field. */
  readonly problems: Readonly<Record<string, string>>;
}

export interface SavingState {
  state: "saved" | "saving" | "failed";
  /** With "failed": the first reason. */
  problem?: string;
}

interface Entry {
  draft: Draft;
  save: Save;
  timer?: ReturnType<typeof setTimeout>;
  running?: Promise<void>;
}

/**
 * Drafts are what is typed but not yet stored, kept apart from the stored records so that an answer of the backend
 * never overwrites a word under the cursor, and a save that fails loses nothing.
 *
 * A record is saved when typing pauses. Saves of one record follow one another, so that an older answer cannot arrive
 * last. What the backend refuses stays in the draft until it is changed; anything else is tried again.
 */
export class Drafts {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  private summary: SavingState = { state: "saved" };
  private snapshot: ReadonlyMap<string, Draft> = new Map();
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  /** Both times are in milliseconds: the pause in typing before a save, and the wait before a failed one is repeated. */
  constructor(
    private readonly pause = 400,
    private readonly retryAfter = 3000,
  ) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The draft of the record; the same object until it changes. */
  draft = (record: string): Draft | undefined => this.entries.get(record)?.draft;

  /** The drafts of all records, by record; the same map until one of them changes. */
  all = (): ReadonlyMap<string, Draft> => this.snapshot;

  /** The state of all drafts together; the same object until it changes. */
  saving = (): SavingState => this.summary;

  /** Notes what was typed into fields of a record, and saves it when typing pauses. */
  edit(record: string, fields: Fields, save: Save) {
    const entry = this.entries.get(record) ?? { draft: { values: {}, problems: {} }, save };
    entry.save = save;
    entry.draft = {
      values: { ...entry.draft.values, ...fields },
      problems: without(entry.draft.problems, Object.keys(fields)),
    };
    this.entries.set(record, entry);
    this.schedule(record, entry, this.pause);
    this.changed();
  }

  /** Saves the record, or every one, without waiting for a pause. Resolves when all that can be stored is. */
  async flush(record?: string, leaving = false): Promise<void> {
    const records = record === undefined ? [...this.entries.keys()] : [record];
    await Promise.all(records.map((each) => this.run(each, leaving)));
  }

  /** Tries again what could not be stored, also what was refused. */
  async retry(): Promise<void> {
    for (const entry of this.entries.values()) entry.draft = { values: entry.draft.values, problems: {} };
    this.changed();
    await this.flush();
  }

  /**
   * Stores fields of a record without waiting for a pause, for a change that somebody made in one stroke and has no
   * field before them to correct. What cannot be stored is taken back, and the error says why.
   */
  async store(record: string, fields: Fields, save: Save): Promise<void> {
    this.edit(record, fields, save);
    await this.flush(record);
    const entry = this.entries.get(record);
    const failed = Object.keys(fields).filter((field) => entry && field in entry.draft.problems);
    const [problem] = failed.map((field) => entry?.draft.problems[field]);
    if (!entry || problem === undefined) return;
    entry.draft = { values: without(entry.draft.values, failed), problems: without(entry.draft.problems, failed) };
    if (Object.keys(entry.draft.values).length === 0) this.entries.delete(record);
    this.changed();
    throw new Error(problem);
  }

  /** Forgets what could not be stored, so that the stored records show again. */
  discard() {
    for (const [record, { timer, draft }] of this.entries) {
      if (Object.keys(draft.problems).length === 0) continue;
      clearTimeout(timer);
      this.entries.delete(record);
    }
    this.changed();
  }

  private schedule(record: string, entry: Entry, delay: number) {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.run(record, false), delay);
  }

  private run(record: string, leaving: boolean): Promise<void> {
    const entry = this.entries.get(record);
    if (!entry) return Promise.resolve();
    clearTimeout(entry.timer);
    // Leaving cannot wait for its turn: the page may be gone by then.
    if (leaving) return this.send(record, entry, true);
    entry.running ??= this.send(record, entry, false).finally(() => {
      entry.running = undefined;
    });
    return entry.running;
  }

  /** Sends what is typed until nothing is left that the backend would take. */
  private async send(record: string, entry: Entry, leaving: boolean) {
    for (;;) {
      const fields = without(entry.draft.values, Object.keys(entry.draft.problems));
      if (Object.keys(fields).length === 0) break;
      const error = await attempt(entry.save, fields, leaving);
      if (error instanceof ApiError && error.refused && Object.keys(fields).length > 1) {
        // One of them is at fault. Storing each alone finds out which, and stores the others.
        for (const [field, value] of Object.entries(fields)) {
          this.settle(entry, { [field]: value }, await attempt(entry.save, { [field]: value }, leaving));
        }
      } else {
        this.settle(entry, fields, error);
      }
      if (leaving) break;
    }
    if (Object.keys(entry.draft.values).length === 0 && this.entries.get(record) === entry) {
      clearTimeout(entry.timer);
      this.entries.delete(record);
    }
    this.changed();
  }

  /** Takes stored fields out of the draft unless they were typed over meanwhile, or notes why they were not stored. */
  private settle(entry: Entry, fields: Fields, error: unknown) {
    const { values, problems } = entry.draft;
    const untouched = Object.keys(fields).filter((field) => Object.is(values[field], fields[field]));
    if (error === undefined) {
      entry.draft = { values: without(values, untouched), problems: without(problems, untouched) };
    } else {
      const message = messageOf(error);
      entry.draft = { values, problems: { ...problems, ...Object.fromEntries(untouched.map((f) => [f, message])) } };
      if (!(error instanceof ApiError && error.refused)) {
        clearTimeout(this.retryTimer);
        this.retryTimer = setTimeout(() => void this.retry(), this.retryAfter);
      }
    }
    this.changed();
  }

  private changed() {
    this.snapshot = new Map([...this.entries].map(([record, { draft }]) => [record, draft]));
    const drafts = [...this.snapshot.values()];
    const problem = drafts.flatMap((draft) => Object.values(draft.problems))[0];
    const state = problem !== undefined ? "failed" : drafts.length > 0 ? "saving" : "saved";
    if (state !== this.summary.state || problem !== this.summary.problem) this.summary = { state, problem };
    for (const listener of this.listeners) listener();
  }
}

async function attempt(save: Save, fields: Fields, leaving: boolean): Promise<unknown> {
  try {
    await save(fields, leaving);
    return undefined;
  } catch (error) {
    return error ?? new Error("The change could not be saved.");
  }
}

function without<T>(record: Readonly<Record<string, T>>, keys: string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
