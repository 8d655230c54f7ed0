import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type { components } from "../../frontend/src/api/schema.ts";
import { root } from "../binary.ts";
import { findWords } from "../words.ts";
import type { Served } from "./fixtures.ts";

type Desk = components["schemas"]["Desk"];

/** Brings the sample in, from the page of an empty library. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Or look at a finished check first" }).click();
  await expect(page.getByRole("article")).toBeVisible();
}

/** Brings in a text by pasting it, from the library. */
export async function paste(page: Page, text: string, title = ""): Promise<void> {
  await page.getByRole("button", { name: /^Paste/ }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a text" });
  await dialog.getByLabel("Text", { exact: true }).fill(text);
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByRole("button", { name: "Add to the library" }).click();
  // While it goes it still lies over the article.
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("article")).toBeVisible();
}

/** Selects words of the article by dragging the mouse over them. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const at = await placeOf(page, words);
  if (!at) throw new Error(`the article does not say ${JSON.stringify(words)}`);
  await page.mouse.move(at.from.x, at.from.y);
  await page.mouse.down();
  await page.mouse.move((at.from.x + at.to.x) / 2, (at.from.y + at.to.y) / 2);
  await page.mouse.move(at.to.x, at.to.y);
  await page.mouse.up();
}

/** Where words of the article are, once the text stands still: what comes beside it may move it. */
async function placeOf(page: Page, words: string) {
  for (let before = ""; ; ) {
    const at = await page.evaluate(findWords, words);
    if (JSON.stringify(at) === before) return at;
    before = JSON.stringify(at);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
}

/** Marks words of the article as a claim, and returns the claim's editor, which opens. */
export async function markAsClaim(page: Page, words: string): Promise<Locator> {
  await dragOver(page, words);
  await page.getByRole("button", { name: "Mark as claim" }).click();
  const editor = editorOf(page);
  await expect(editor.getByRole("region", { name: "Exact words" })).toHaveText(words);
  return editor;
}

/** The editor of the claim with the number, or of whichever claim is open. */
export function editorOf(page: Page, number?: number): Locator {
  return page.getByRole("region", { name: number ? `Claim ${number}` : /^Claim \d+$/, exact: true });
}

/** What is stored of the article that was worked on last. */
export async function desk({ call }: Served): Promise<Desk> {
  const { articles } = await call<{ articles: { id: string }[] }>("GET", "articles");
  return call("GET", `articles/${articles[0]?.id}`);
}

/** Waits until the app says that everything typed is stored. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Saved");
}

/** Chooses an option, by the words it begins with, of the drop-down list with a label. */
export async function choose(inside: Locator, list: string, option: string): Promise<void> {
  // The name of its button is what is chosen now, then the label.
  await inside.getByRole("button", { name: new RegExp(`\\b${list}$`) }).click();
  await inside
    .page()
    .getByRole("option", { name: new RegExp(`^${option}\\b`) })
    .first()
    .click();
}

/** Gives a claim a rating. */
export async function rate(editor: Locator, level: string): Promise<void> {
  await editor.getByRole("radiogroup", { name: "Rating" }).getByText(level, { exact: true }).click();
  await expect(editor.getByRole("radio", { name: level, exact: true })).toBeChecked();
}

/** A file that a test brings in. */
interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A file that is no article: the beginning of a PNG. */
export const picture: GivenFile = {
  name: "holiday.png",
  mimeType: "image/png",
  buffer: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\b\x02\0\0\0", "latin1"),
};

/** Imports files from the library by the browser's file chooser. */
export async function pickFiles(page: Page, ...files: GivenFile[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Import/ }).click();
  await (await chooser).setFiles(files);
}

/** Exports the check of an article as a web page, to a file of the test's own. */
export async function writeReport({ call, address }: Served, articleId: string, file: string): Promise<void> {
  let { id, state } = await call<{ id: string; state: string }>("POST", `articles/${articleId}/exports`, {
    format: "html",
  });
  while (state === "running") ({ state } = await call<{ state: string }>("GET", `exports/${id}?wait=20000`));
  const token = new URL(address).searchParams.get("token");
  const answer = await fetch(new URL(`/api/exports/${id}/file`, address), {
    headers: { "X-Tickmark": "1", Authorization: `Bearer ${token}` },
  });
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
}

/** The text of a file in e2e/fixtures. */
export function fixture(name: string): Promise<string> {
  return readFile(join(root, "e2e/fixtures", name), "utf8");
}
