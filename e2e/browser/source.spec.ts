import { readFile, writeFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { pdfOf } from "../pdf.ts";
import { desk, markAsClaim, paste, saved } from "./article.ts";
import { expect, test } from "./fixtures.ts";

const saidOn = [
  ["The year at the tram", "Read in the council of Lindmouth."],
  ["In 2024 the tram carried 4,208,113 passengers.", "The line to Halmsey is not counted."],
];
const savedPage =
  "<html><head><title>News</title></head><body><article><h1>Tram for a third more</h1>" +
  "<p>The tram of Lindmouth drew a crowd last year.</p><p>The council had forecast 3.1 million passengers.</p>" +
  "<script>document.title = 'run'</script></article></body></html>";

/** A picture of one pixel. */
const board = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("a claim has evidence from a PDF, a saved page and a picture, each opened at its place and in the report; a byte of one that changes is found", async ({
  page,
  served,
}) => {
  await paste(page, "Lindmouth\n\nThe tram of Lindmouth carried 4.2 million people in 2024.");
  const editor = await markAsClaim(page, "The tram of Lindmouth carried 4.2 million people in 2024");
  const source = page.getByRole("region", { name: "Source", exact: true });

  // From a PDF, by keyboard.
  await cite(page, editor, "Annual report");
  await addFile(page, source, { name: "report.pdf", mimeType: "application/pdf", buffer: pdfOf(saidOn) });
  await expect(source.getByRole("img", { name: "Page 1 of report.pdf" })).toBeVisible({ timeout: 60_000 });
  await source.getByRole("button", { name: "Next page" }).press("Enter");
  await source.getByRole("radio", { name: "Text" }).press("Space");
  await source.getByRole("region", { name: "Text of the source" }).press("ArrowDown");
  await expect(source.getByRole("status")).toHaveText("“In 2024 the tram carried 4,208,113 passengers.”");
  await page.keyboard.press("Alt+1");
  await expect(source.locator("mark")).toHaveText("In 2024 the tram carried 4,208,113 passengers.");
  await page.keyboard.press("Escape");

  // From a saved page, with the pointer. Nothing in it is run.
  await cite(page, editor, "Lindmouth News");
  await addFile(page, source, { name: "news.html", mimeType: "text/html", buffer: Buffer.from(savedPage) });
  await expect(source.getByRole("heading", { name: "Tram for a third more" })).toBeVisible();
  await source.getByText("had forecast").click({ clickCount: 3 });
  await source.getByRole("button", { name: "Contradicts" }).click();
  await expect(source.locator("mark")).toHaveText("The council had forecast 3.1 million passengers.");
  await expect(page).toHaveTitle("Article – Tickmark");
  await page.keyboard.press("Escape");

  // From a region of a picture.
  await cite(page, editor, "Photograph of the board");
  await addFile(page, source, { name: "board.png", mimeType: "image/png", buffer: Buffer.from(board, "base64") });
  await source.getByRole("button", { name: "Choose a region" }).press("Enter");
  await expect(source.getByRole("application", { name: /^Region 30 % from the left/ })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(source.getByRole("application", { name: /^Region 32 % from the left.* 22 % high/ })).toBeFocused();
  await page.keyboard.press("Alt+3");
  await expect(source.getByRole("application")).toHaveCount(0); // it is evidence now
  await page.keyboard.press("Escape");

  // Each opens at its place.
  const cards = editor.getByRole("button", { name: /^Open at the place/ });
  await expect(cards).toHaveCount(3);
  await cards.nth(0).press("Enter");
  await expect(source.getByRole("img", { name: "Page 2 of report.pdf" })).toBeVisible({ timeout: 30_000 });
  await expect(source.locator(".region--shown")).toHaveCount(1);
  await source.getByRole("button", { name: "Claim 1" }).press("Enter");
  await cards.nth(1).press("Enter");
  await expect(source.locator("mark[data-shown]")).toBeInViewport();
  await page.keyboard.press("Escape");
  await cards.nth(2).press("Enter");
  await expect(source.locator(".region--shown")).toBeInViewport();
  await page.keyboard.press("Escape");
  await saved(page);

  // And all three are in the report.
  const { article } = await desk(served);
  const report = { format: "html", kind: "annotatedArticle" };
  const { html } = await served.call<{ html: string }>("POST", `articles/${article.id}/preview`, report);
  const evidence = await page.evaluate((text) => {
    const items = new DOMParser().parseFromString(text, "text/html").querySelectorAll(".evidence > li");
    return [...items].map(({ textContent }) => textContent?.replace(/\s+/g, " "));
  }, html);
  const cited = (where: string, quote = "") =>
    expect.stringMatching(`${where} \\[\\d\\] ${quote}Copy of \\d+ \\w+ \\d{4}, SHA-256 [0-9a-f]{64}`);
  expect(evidence).toEqual([
    cited("Annual report, page 2", "In 2024 the tram carried 4,208,113 passengers. "),
    cited("Lindmouth News, paragraph 2", "The council had forecast 3.1 million passengers. "),
    cited("Photograph of the board, detail at 32 % from the left and 40 % from the top"),
  ]);

  // A byte of the saved page changes while nobody looks.
  const place = new URL(page.url()).hash;
  await served.restart(async () => {
    const bytes = await readFile(served.sandbox.library);
    const at = bytes.indexOf("document.title = 'run'");
    expect(at).toBeGreaterThan(0);
    bytes.write("g", at);
    await writeFile(served.sandbox.library, bytes);
  });
  await page.goto(served.address);
  // Keys go nowhere before the library shows.
  await expect(page.locator("main a[href^='#/articles/']")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+,");
  await page.getByRole("tab", { name: "Sources" }).click();
  await page.getByRole("button", { name: "Verify the library" }).click();
  const damage = "The copy “news.html” of “Lindmouth News”. The bytes are not the ones that were kept.";
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText(damage);
  await page.keyboard.press("Escape");
  await expect(page.getByText("The last verification found 1 thing damaged")).toBeVisible();
  await page.goto(served.address + place);
  await editor
    .getByRole("button", { name: /^Open at the place/ })
    .nth(1)
    .press("Enter");
  await expect(source.getByRole("alert")).toContainText(
    "This copy is damaged: The bytes are not the ones that were kept.",
  );
});

/** Cites a new source for the claim and opens it. */
async function cite(page: Page, editor: Locator, title: string) {
  await editor.getByRole("button", { name: "Add evidence" }).click();
  await page.keyboard.type(title);
  await editor.getByRole("menuitem", { name: "New source" }).click();
  await editor.getByRole("button", { name: `Open the source: ${title}` }).click();
}

async function addFile(page: Page, source: Locator, file: { name: string; mimeType: string; buffer: Buffer }) {
  const chooser = page.waitForEvent("filechooser");
  await source.getByRole("button", { name: "Add a file" }).click();
  await (await chooser).setFiles(file);
}
