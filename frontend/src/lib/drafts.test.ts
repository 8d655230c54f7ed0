import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../api/error";
import { Drafts, type Fields } from "./drafts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A backend that answers when told to, so that a test decides what happens during a save. */
function backend() {
  const sent: Fields[] = [];
  const answers: ((error?: unknown) => void)[] = [];
  const save = (fields: Fields) => {
    sent.push(fields);
    return new Promise<void>((resolve, reject) => answers.push((error) => (error ? reject(error) : resolve())));
  };
  const answer = async (error?: unknown) => {
    answers.shift()?.(error);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { sent, save, answer };
}

const refusal = new ApiError("Said on: “soon” is not a date.", "invalid");
const silence = new ApiError("Tickmark does not answer.", "offline");

describe("drafts", () => {
  test("wait for a pause in typing and are sent together", async () => {
    const { sent, save, answer } = backend();
    const drafts = new Drafts();
    drafts.edit("claim", { wording: "a" }, save);
    await vi.advanceTimersByTimeAsync(399);
    drafts.edit("claim", { wording: "ab", note: "n" }, save);
    await vi.advanceTimersByTimeAsync(399);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([{ wording: "ab", note: "n" }]);
    expect(drafts.saving().state).toBe("saving");
    await answer();
    expect(drafts.saving().state).toBe("saved");
    expect(drafts.draft("claim")).toBeUndefined();
  });

  test("keep what is typed during a save and send it afterwards, never at the same time", async () => {
    const { sent, save, answer } = backend();
    const drafts = new Drafts();
    drafts.edit("claim", { wording: "a" }, save);
    void drafts.flush();
    drafts.edit("claim", { wording: "ab" }, save);
    void drafts.flush();
    expect(sent).toEqual([{ wording: "a" }]);
    await answer();
    expect(drafts.draft("claim")?.values).toEqual({ wording: "ab" });
    expect(sent).toEqual([{ wording: "a" }, { wording: "ab" }]);
    await answer();
    expect(drafts.draft("claim")).toBeUndefined();
  });

  test("name the field that is refused, and store the others", async () => {
    const { sent, save, answer } = backend();
    const drafts = new Drafts();
    drafts.edit("claim", { wording: "a", saidOn: "soon" }, save);
    void drafts.flush();
    await answer(refusal);
    await answer();
    await answer(refusal);
    expect(sent).toEqual([{ wording: "a", saidOn: "soon" }, { wording: "a" }, { saidOn: "soon" }]);
    expect(drafts.draft("claim")).toEqual({ values: { saidOn: "soon" }, problems: { saidOn: refusal.message } });
    expect(drafts.saving()).toEqual({ state: "failed", problem: refusal.message });
  });

  test("do not send a refused value again until it is changed", async () => {
    const { sent, save, answer } = backend();
    const drafts = new Drafts();
    drafts.edit("claim", { saidOn: "soon" }, save);
    void drafts.flush();
    await answer(refusal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    drafts.edit("claim", { saidOn: "2025" }, save);
    expect(drafts.saving().state).toBe("saving");
    void drafts.flush();
    await answer();
    expect(sent).toEqual([{ saidOn: "soon" }, { saidOn: "2025" }]);
    expect(drafts.saving().state).toBe("saved");
  });

  test("are tried again when nothing answers", async () => {
    const { sent, save, answer } = backend();
    const drafts = new Drafts();
    drafts.edit("claim", { note: "n" }, save);
    void drafts.flush();
    await answer(silence);
    expect(drafts.saving()).toEqual({ state: "failed", problem: silence.message });
    await vi.advanceTimersByTimeAsync(3000);
    expect(sent).toHaveLength(2);
    await answer();
    expect(drafts.saving().state).toBe("saved");
  });

  test("are tried again even if the field is left meanwhile", async () => {
    const { sent, save, answer } = backend();
    const drafts = new Drafts();
    drafts.edit("claim", { note: "n" }, save);
    void drafts.flush();
    await answer(silence);
    void drafts.flush("claim");
    await vi.advanceTimersByTimeAsync(3000);
    expect(sent).toHaveLength(2);
  });

  test("are all stored when flush resolves", async () => {
    const stored: string[] = [];
    const drafts = new Drafts();
    const into = (record: string) => async (fields: Fields) => {
      await Promise.resolve();
      stored.push(`${record} ${JSON.stringify(fields)}`);
    };
    drafts.edit("a", { x: 1 }, into("a"));
    drafts.edit("b", { y: 2 }, into("b"));
    await drafts.flush();
    expect(stored).toEqual(['a {"x":1}', 'b {"y":2}']);
  });

  test("that failed can be given up", async () => {
    const { save, answer } = backend();
    const drafts = new Drafts();
    drafts.edit("claim", { saidOn: "soon" }, save);
    void drafts.flush();
    await answer(refusal);
    drafts.discard();
    expect(drafts.draft("claim")).toBeUndefined();
    expect(drafts.saving().state).toBe("saved");
  });

  test("take back what was done in one stroke and cannot be stored, and nothing else", async () => {
    const { save, answer } = backend();
    const drafts = new Drafts();
    drafts.edit("claim", { wording: "a" }, save);
    const stored = expect(drafts.store("claim", { status: "verified" }, save)).rejects.toThrow(silence.message);
    expect(drafts.all().get("claim")?.values).toEqual({ wording: "a", status: "verified" });
    await answer(silence);
    await stored;
    expect(drafts.draft("claim")).toEqual({ values: { wording: "a" }, problems: { wording: silence.message } });
  });
});
