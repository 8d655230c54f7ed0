import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { desk, paste, pickFiles, picture } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

const page1 = {
  name: "ferry.html",
  mimeType: "text/html",
  buffer: Buffer.from(`<!doctype html><html lang="en"><head><meta charset="utf-8">
    <title>Brack buys a second ferry – The Brack Lantern</title>
    <meta name="author" content="Orla Venn">
    <meta property="og:site_name" content="The Brack Lantern">
    <meta property="article:published_time" content="2025-05-03T08:00:00Z">
    <link rel="canonical" href="https://lantern.example/2025/second-ferry">
    </head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <article><h1>Brack buys a second ferry</h1>
    <p>The town of Brack will buy a second ferry for 8.3 million crowns, the council decided on Thursday by nine votes
    to four. It is the largest sum that the town has spent on a single thing since the sea wall.</p>
    <p>The boat is to be built on the Isle of Senn, where the yard has stood empty for eleven years, said
    <a href="https://lantern.example/teck">Jonas Teck</a>, the harbour master.</p>
    <blockquote><p>We have waited for this boat since my father was on the council.</p></blockquote>
    </article><footer>Imprint and privacy</footer></body></html>`),
};

test("a saved page is imported from a file; the same text twice is offered, not stored", async ({ page, served }) => {
  await pickFiles(page, page1);
  const article = page.getByRole("article");
  await expect(article).toContainText("The town of Brack will buy a second ferry");
  await expect(article).not.toContainText("Sport");
  await expect(article.getByRole("blockquote")).toHaveText(
    "We have waited for this boat since my father was on the council.",
  );
  await expect(page.getByRole("main")).toContainText("The Brack Lantern · Orla Venn · 3 May 2025");
  expect((await desk(served)).article).toMatchObject({ url: "https://lantern.example/2025/second-ferry", lang: "en" });

  await page.getByRole("link", { name: "Library" }).click();
  await pickFiles(page, { ...page1, name: "again.html" });
  const report = page.getByRole("dialog", { name: "Already in the library" });
  await expect(report).toContainText("Brack buys a second ferry");
  await expect(page.getByText("1 article", { exact: true })).toBeAttached();
  await report.getByRole("button", { name: "Open it" }).click();
  await expect(article).toContainText("The town of Brack");

  await page.getByRole("link", { name: "Library" }).click();
  await pickFiles(page, { ...page1, name: "again.html" });
  await report.getByRole("button", { name: "Import it again" }).click();
  await expect(article).toContainText("The town of Brack");
  await page.getByRole("link", { name: "Library" }).click();
  await expect(page.getByText("2 articles", { exact: true })).toBeVisible();
});

test("the same words pasted twice open what is there", async ({ page }) => {
  await paste(page, "The ferry is late.", "Late ferry");
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("button", { name: /^Paste/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Text", exact: true }).fill("The ferry is late.");
  await dialog.getByRole("button", { name: "Add to the library" }).click();
  await expect(dialog).toContainText("in the library already, as Late ferry");
  await dialog.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("article")).toHaveText("The ferry is late.");
});

test("files that hold no article are refused, each with its reason", async ({ page, served }) => {
  await pickFiles(
    page,
    picture,
    { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
    { name: "long.txt", mimeType: "text/plain", buffer: Buffer.alloc((32 << 20) + 1, "a word and ") },
  );
  const report = page.getByRole("dialog", { name: "3 files could not be imported" });
  // The long file takes its time to get to the browser on a busy machine.
  await expect(report).toBeVisible({ timeout: 40_000 });
  await expect(report.getByRole("listitem").filter({ hasText: "holiday.png" })).toContainText("This is an image.");
  await expect(report.getByRole("listitem").filter({ hasText: "empty.txt" })).toContainText("This is empty.");
  await expect(report.getByRole("listitem").filter({ hasText: "long.txt" })).toContainText("larger than 32 MB");
  await report.getByRole("button", { name: "Done" }).click();
  await refusePrivateAddress(page);
  await expect(page.getByRole("heading", { name: "Bring in something to check" })).toBeVisible();
  expect(await served.call("GET", "articles")).toMatchObject({ total: 0 });
});

/** What is fetched comes from the public internet: nobody beside this machine is asked on an article's behalf. */
async function refusePrivateAddress(page: Page): Promise<void> {
  let asked = 0;
  const neighbour = createServer((_, answer) => {
    asked++;
    answer.end("The ferry is late.");
  }).listen(0, "127.0.0.1");
  await once(neighbour, "listening");
  const { port } = neighbour.address() as AddressInfo;
  await page.getByRole("button", { name: "Fetch a page" }).click();
  const dialog = page.getByRole("dialog", { name: "An article from the web" });
  await expect(dialog.getByRole("button", { name: "Fetch it" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Address" }).fill(`http://127.0.0.1:${port}/ferry`);
  await expect(dialog.getByRole("radio", { name: "Just this once" })).toBeChecked();
  await dialog.getByRole("textbox", { name: "Address" }).press("Enter");
  await expect(dialog).toContainText("it is in a private network, where Tickmark asks nobody");
  expect(asked).toBe(0);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  neighbour.close();
}

test("a file that is dropped anywhere is imported", async ({ page }) => {
  await expect(page.getByRole("main")).toBeVisible();
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "drop.md", { type: "text/markdown" }));
    return transfer;
  }, "# Dropped\n\nThe ferry is late.");
  await page.dispatchEvent("header", "dragover", { dataTransfer: files });
  await expect(page.getByText("Drop to bring it in")).toBeVisible();
  await page.dispatchEvent("header", "drop", { dataTransfer: files });
  await expect(page.getByRole("article")).toContainText("The ferry is late.");
});

test("Escape closes a dialog, also from within a field", async ({ page }) => {
  await page.getByRole("button", { name: "Paste a text" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Text", exact: true }).fill("The ferry");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

const hostile = `<!doctype html><html lang="en"><head><title>Harmless</title>
  <script>window.ran = "script"</script><meta http-equiv="refresh" content="0;url=https://evil.example/"></head>
  <body onload="window.ran = 'onload'"><article><h1>Harmless</h1>
  <p onclick="window.ran = 'onclick'">The harbour fee doubled <script>window.ran = "inner"</script>in March, it says here,
  and <a href="javascript:window.ran='link'">the council knew</a> of it well before anybody else in the town did.</p>
  <p>A picture <img src="x" onerror="window.ran = 'onerror'"> and a frame <iframe srcdoc="<script>parent.ran='frame'</script>"></iframe>
  stand in this paragraph, <svg onload="window.ran='svg'"><text>drawn</text></svg> among words that go on for a while.</p>
  <p>The sum was \u202e000,01\u202c crowns, or so the minutes of the meeting of that evening have it, in black and white.</p>
  <form action="https://evil.example/"><input name="q" autofocus onfocus="window.ran='focus'"><button>Send</button></form>
  </article></body></html>`;

test("what an article brings along is shown as words and never runs", async ({ page }) => {
  await pickFiles(page, { name: "hostile.html", mimeType: "text/html", buffer: Buffer.from(hostile) });
  const article = page.getByRole("article");
  await expect(article).toContainText("The harbour fee doubled in March");
  await article.getByText("the council knew").click();
  await article.getByText("The harbour fee doubled").click();
  expect(await whatRan(page)).toBeUndefined();
  await expect(article.locator("script, iframe, svg, form, input, img, [onclick], a[href^='javascript']")).toHaveCount(
    0,
  );
  // An override that is not closed within its paragraph could turn the words of the app around it.
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await pasteMarkup(page);
});

/** The same as a pasted text: then it is words to the last bracket. */
async function pasteMarkup(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("button", { name: /^Paste/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("textbox", { name: "Text", exact: true })
    .fill("<img src=x onerror=\"window.ran='paste'\"> & <b>bold</b>");
  await dialog.getByRole("radio", { name: "Plain text" }).click();
  await dialog.getByRole("button", { name: "Add to the library" }).click();
  await expect(page.getByRole("article")).toHaveText("<img src=x onerror=\"window.ran='paste'\"> & <b>bold</b>");
  expect(await whatRan(page)).toBeUndefined();
}

const whatRan = (page: Page) => page.evaluate(() => (window as { ran?: string }).ran);

test("the file that was brought in comes back out, byte by byte", async ({ page }) => {
  await pickFiles(page, page1);
  await page.getByRole("banner").getByRole("button", { name: "Brack buys a second ferry" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Original" }).click();
  expect((await download).suggestedFilename()).toBe("ferry.html");
  expect(await readFile(await (await download).path())).toEqual(page1.buffer);
});
