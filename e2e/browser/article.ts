import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { root } from "../binary.ts";
import { findWords } from "../words.ts";

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
  await expect(page.getByRole("article")).toBeVisible();
}

/** Selects words of the article by dragging the mouse over them. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const at = await page.evaluate(findWords, words);
  if (!at) throw new Error(`the article does not say ${JSON.stringify(words)}`);
  await page.mouse.move(at.from.x, at.from.y);
  await page.mouse.down();
  await page.mouse.move((at.from.x + at.to.x) / 2, (at.from.y + at.to.y) / 2);
  await page.mouse.move(at.to.x, at.to.y);
  await page.mouse.up();
}

/** Marks words of the article as a claim, and returns the claim's editor, which opens. */
export async function markAsClaim(page: Page, words: string): Promise<Locator> {
  await dragOver(page, words);
  await page.getByRole("button", { name: "Mark as claim" }).click();
  const editor = page.getByRole("region", { name: /^Claim \d+$/ });
  await expect(editor.getByRole("region", { name: "Exact words" })).toHaveText(words);
  return editor;
}

/** Waits until the app says that everything typed is stored. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Saved");
}

/** Chooses an option of a drop-down list. */
export async function choose(inside: Page | Locator, list: string | RegExp, option: string | RegExp): Promise<void> {
  const page = "page" in inside ? inside.page() : inside;
  await inside.getByRole("button", { name: list }).click();
  await page.getByRole("option", { name: option }).click();
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

/** The text of a file in e2e/fixtures. */
export function fixture(name: string): Promise<string> {
  return readFile(join(root, "e2e/fixtures", name), "utf8");
}
