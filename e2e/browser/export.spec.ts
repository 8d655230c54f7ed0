import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { accessibilityFindings } from "../accessibility.ts";
import { root } from "../binary.ts";
import { textsOfZip } from "../zip.ts";
import { openSample } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

const run = promisify(execFile);

/** Exports the open article, and returns where the browser put the file. */
async function exportAs(page: Page, format: string, file: string): Promise<string> {
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export the check" });
  await dialog.getByText(format, { exact: true }).click();
  return download(page, file);
}

/** The same in one of the formats that stand together. */
async function exportAsOther(page: Page, format: string, file: string): Promise<string> {
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export the check" });
  await dialog.getByText("Other formats", { exact: true }).click();
  await dialog.getByRole("button", { name: "Format" }).click();
  await page.getByRole("option").getByText(format, { exact: true }).click();
  return download(page, file);
}

async function download(page: Page, file: string): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "Export the check" });
  await dialog.getByRole("button", { name: "Export" }).click();
  await expect(dialog).toContainText(" is ready.");
  const coming = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const report = await coming;
  expect(report.suggestedFilename()).toMatch(new RegExp(`Halmsey.*\\.${file}$`));
  const path = `${await report.path()}.${file}`;
  await report.saveAs(path);
  return path;
}

test("a check is exported as PDF", async ({ page }) => {
  await openSample(page);
  const path = await exportAs(page, "PDF", "pdf");
  expect((await readFile(path)).subarray(0, 5).toString()).toBe("%PDF-");
  await run("qpdf", ["--check", path]);
});

test("the kind, the language and the paper of a report are chosen, and remembered", async ({ page }) => {
  await openSample(page);
  const dialog = page.getByRole("dialog", { name: "Export the check" });
  const open = () => page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  const choose = async (what: string, option: string) => {
    await dialog.getByRole("button", { name: what }).click();
    await page.getByRole("option", { name: option }).click();
  };
  await open();
  await choose("What it is for", "Source list");
  await choose("Language of the report", "Deutsch");
  await choose("Paper", "US Letter");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  const path = await exportAs(page, "PDF", "pdf");
  const { stdout: info } = await run("pdfinfo", [path]);
  expect(info).toContain("Page size:       612 x 792 pts (letter)");
  const { stdout: text } = await run("pdftotext", [path, "-"]);
  expect(text).toContain("Quellenliste");
  expect(text).not.toContain("Was die Bewertungen bedeuten");

  await page.keyboard.press("Escape");
  await open();
  await expect(dialog.getByRole("button", { name: "What it is for" })).toContainText("Source list");
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
});

test("a part that is left out of a report is not in it, and stays left out", async ({ page }) => {
  await openSample(page);
  const dialog = page.getByRole("dialog", { name: "Export the check" });
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  const scale = dialog.getByRole("checkbox", { name: "What the ratings mean" });
  await dialog.getByText("What the ratings mean").click();
  await expect(dialog).toContainText("Readers have to find the scale elsewhere");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  const html = await readFile(await exportAs(page, "Web page", "html"), "utf8");
  expect(html).toContain("About this check");
  expect(html).not.toContain("What the ratings mean");
  await expect(scale).not.toBeChecked();
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
});

test("the logo and byline of the house stand at the head of a report", async ({ page }) => {
  await openSample(page);
  const dialog = page.getByRole("dialog", { name: "Export the check" });
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  await dialog.getByRole("button", { name: "Logo and byline: none" }).click();
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: /logo…$/ }).click();
    await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer });
  };
  await choose("logo.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
  await expect(dialog.getByRole("alert")).toContainText("An SVG can hold scripts");
  await choose("logo.png", await readFile(join(root, "build/appicon.png")));
  await dialog.getByRole("textbox", { name: "Name of the house" }).fill("The Halmsey Courier");
  await dialog.getByRole("textbox", { name: "Byline" }).fill("Research desk");
  await expect(dialog.getByRole("img", { name: "The Halmsey Courier" })).toBeVisible();
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
  await dialog.getByRole("button", { name: "Cancel" }).click();

  const html = await readFile(await exportAs(page, "Web page", "html"), "utf8");
  expect(html).toMatch(/<img [^>]*src="data:image\/png;base64,[^>]* alt="The Halmsey Courier"/);
  expect(html).toContain("Research desk");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(dialog.getByRole("button", { name: "Choose a logo…" })).toBeFocused();
  await expect(dialog.getByRole("textbox", { name: "Byline" })).toHaveValue("Research desk");
});

test("the dialog shows what will be written, and goes on showing the same place", async ({ page }) => {
  await openSample(page);
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export the check" });
  const view = dialog.getByRole("region", { name: "Preview" });
  const report = page.frameLocator("iframe[title='The report']");
  const findings = () => accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`));
  await expect(report.getByRole("heading", { name: "What the ratings mean" })).toBeVisible();
  expect(await findings()).toEqual([]);

  // The keyboard scrolls it, and leaves it by one Tab.
  await view.focus();
  await page.keyboard.press("PageDown");
  const top = () => view.evaluate((element) => element.scrollTop);
  let before = await top();
  await expect
    .poll(async () => {
      const last = before;
      before = await top();
      return before > 100 && before === last; // it has come to rest
    })
    .toBe(true);
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();

  await dialog.getByText("What the ratings mean").click();
  await expect(report.getByRole("heading", { name: "What the ratings mean" })).toHaveCount(0);
  expect(await top()).toBe(before);

  await dialog.getByText("JSON", { exact: true }).click();
  await expect(view).toContainText('"format": "tickmark-dossier/1"');
  await expect(dialog.getByRole("status")).toHaveText("The beginning of the file.");
  expect(await findings()).toEqual([]);

  await page.route("**/preview", (route) =>
    route.fulfill({ status: 500, json: { detail: "The disk is on fire.", code: "internal" } }),
  );
  await dialog.getByText("Web page", { exact: true }).click();
  await expect(dialog.getByRole("alert")).toHaveText("The disk is on fire.");
  await page.unroute("**/preview");
  await dialog.getByText("PDF", { exact: true }).click();
  await expect(report.getByRole("heading", { name: "The check in brief" })).toBeVisible();
  await view.focus();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("a check is exported as JSON, which holds all of it, and sealed", async ({ page }) => {
  await openSample(page);
  const dossier = JSON.parse(await readFile(await exportAs(page, "JSON", "json"), "utf8"));
  expect(dossier.claims).toHaveLength(15);
  expect(dossier.claims[1]).toMatchObject({ verdict: { level: "mostly-false" } });

  const dialog = page.getByRole("dialog", { name: "Export the check" });
  await dialog.getByText("Seal the file with a passphrase").click();
  await expect(dialog.getByRole("button", { name: "Export" })).toBeDisabled();
  await dialog.getByLabel("Passphrase", { exact: true }).fill("seven grey gulls over the harbour");
  await dialog.getByLabel("Once more").fill("seven grey gulls over the harbour");
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
  const sealed = await readFile(await download(page, "json.age"));
  expect(sealed.subarray(0, 22).toString()).toBe("age-encryption.org/v1\n");
});

test("the sources of a check are exported for reference managers", async ({ page }) => {
  await openSample(page);
  const references = await readFile(await exportAsOther(page, "Sources as RIS", "ris"), "utf8");
  expect(references.match(/^TY {2}- /gm)).toHaveLength(13);

  await page.keyboard.press("Escape");
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Format" })).toContainText("Sources as RIS");
});

test("a check is exported as a Word document with a comment on each claim", async ({ page }) => {
  await openSample(page);
  const dialog = page.getByRole("dialog", { name: "Export the check" });
  const parts = textsOfZip(await readFile(await exportAs(page, "Word", "docx")));
  expect(parts.get("word/document.xml")).toContain("What the ratings mean");
  const comments = parts.get("word/comments.xml") ?? "";
  for (let claim = 1; claim <= 15; claim++) expect(comments).toContain(`Claim ${claim}: `);
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
  await page.keyboard.press("Escape");

  // What was left out of the PDF says nothing of Word, which is always the annotated article.
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  await dialog.getByText("PDF", { exact: true }).click();
  await dialog.getByRole("button", { name: "What it is for" }).click();
  await page.getByRole("option", { name: "Query sheet" }).click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  const again = textsOfZip(await readFile(await exportAs(page, "Word", "docx")));
  expect(again.get("word/document.xml")).toBe(parts.get("word/document.xml"));
});

test("a check is exported as a page that stands alone", async ({ page, systemBrowser }) => {
  await openSample(page);
  const path = await exportAs(page, "Web page", "html");
  const context = await systemBrowser.newContext({ viewport: { width: 1000, height: 800 } });
  const report = await context.newPage();
  const complaints: string[] = [];
  report.on("console", (message) => complaints.push(message.text()));
  report.on("pageerror", (error) => complaints.push(String(error)));
  report.on("request", (request) => /^(file|data):/.test(request.url()) || complaints.push(request.url()));
  await report.goto(pathToFileURL(path).href);

  // From the words to the claim, and back.
  await report.getByRole("link", { name: "Claim 3: False" }).click();
  const claim = report.locator("#claim-3");
  await expect(claim).toContainText("Per kilometre of track, the harbour tram in Halmsey is the busiest");
  await expect(claim.getByText("In the article")).toBeInViewport();
  await claim.getByRole("link", { name: "In the article" }).click();
  await expect(report.getByRole("link", { name: "Claim 3: False" })).toBeInViewport();
  expect(complaints).toEqual([]);
  await context.close();
});
