import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type OpenWindow, test } from "./fixtures.ts";

/** Calls a route from the page, as the page does. */
function post(window: OpenWindow, path: string, body: unknown = {}): Promise<unknown> {
  return window.driver.runAsync(`
    const headers = { "Content-Type": "application/json", "X-Tickmark": "1" };
    const answer = await fetch(${JSON.stringify(path)}, { method: "POST", headers, body: ${JSON.stringify(JSON.stringify(body))} });
    return answer.status === 204 ? null : await answer.json();
  `);
}

test("files go in and out by native dialogs", async ({ window, sandbox }) => {
  const file = join(sandbox.folder, "ellery.txt");
  await writeFile(file, "Port Ellery raises its dues\n\nThe harbour fee doubled, the council says.");

  expect(await post(window, "/desktop/import")).toEqual({ outcomes: [] });
  await window.willChoose(file);
  const { outcomes } = (await post(window, "/desktop/import")) as { outcomes: { article: { id: string } }[] };
  expect(outcomes).toMatchObject([{ fileName: "ellery.txt", exists: false }]);

  const report = { articleId: outcomes[0]?.article.id, format: "json" };
  await window.willChoose();
  expect(await post(window, "/desktop/exports", report)).toBeNull();
  await window.willChoose(`${sandbox.folder}/`);
  const { id, path } = (await post(window, "/desktop/exports", report)) as { id: string; path: string };
  expect(path.startsWith(sandbox.folder) && path.endsWith(".json")).toBe(true);
  await expect.poll(() => readFile(path, "utf8").catch(() => "")).toContain("The harbour fee doubled");

  await expect.poll(() => post(window, `/desktop/exports/${id}/open`)).toBeNull();
  expect(await window.opened()).toEqual([path]);
});

test("links open in the browser of the person, whatever characters they hold", async ({ window }) => {
  const link = "https://encyclopaedia.example/wiki/Ellery_(port)~old!*?a=1&b=%20#top";
  expect(await post(window, "/desktop/open-url", { url: link })).toBeNull();
  expect(await post(window, "/desktop/open-url", { url: "file:///etc/passwd" })).toMatchObject({ status: 422 });
  expect(await window.opened()).toEqual([link]);
});
