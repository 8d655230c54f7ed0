import { accessibilityFindings } from "../accessibility.ts";
import { choose, desk, markAsClaim, paste, pickFiles, saved } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

const text = `# The ferry of Brack

The ferry carried 61,400 passengers. It is the fastest in the north. Nobody knows why.`;

const file = { name: "ferry.md", mimeType: "text/markdown", buffer: Buffer.from(text) };

async function isForEveryone(page: Page) {
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
}

test("the kind of check is chosen at import, kept for the next files, and changed later", async ({ page, served }) => {
  await page.getByRole("button", { name: "Paste a text" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a text" });
  await dialog.getByLabel("Text", { exact: true }).fill(text);
  await dialog.getByRole("radio", { name: "Editorial check" }).click();
  await expect(dialog.getByText("may it run as written?")).toBeVisible();
  await isForEveryone(page);
  await dialog.getByRole("button", { name: "Add to the library" }).click();

  // An editorial check is about facts. The status leads; a verdict is there for whoever wants one.
  const panel = page.getByRole("complementary", { name: "Facts" });
  await expect(page.getByRole("banner")).toContainText("no facts yet");
  await expect(panel).toContainText("Mark as fact");
  expect((await desk(served)).article.kind).toBe("draft");

  // A file comes in for the kind that was chosen last; the message that says so changes it.
  await page.getByRole("link", { name: "Library" }).click();
  await pickFiles(page, { ...file, buffer: Buffer.from("The tram is late.") });
  await expect(page.getByRole("article")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Editorial check");
  const message = page.getByRole("region", { name: "Messages" });
  await expect(message).toContainText("Imported for an editorial check.");
  await isForEveryone(page);
  await message.getByRole("button", { name: "Make it a claim check" }).click();
  await expect(page.getByRole("main")).toContainText("Claim check");
  await expect(page.getByRole("complementary", { name: "Claims" })).toBeVisible();
  await saved(page);
  expect((await desk(served)).article.kind).toBe("published");

  // And the details of the article change it back.
  await page.getByRole("banner").getByRole("button", { name: "The tram is late" }).click();
  const details = page.getByRole("dialog", { name: "Article details" });
  await expect(details.getByRole("radio", { name: "Claim check" })).toBeChecked();
  await details.getByRole("radio", { name: "Editorial check" }).click();
  await isForEveryone(page);
  await details.getByRole("button", { name: "Done" }).click();
  await expect(panel).toBeVisible();
  await saved(page);
  expect((await desk(served)).article.kind).toBe("draft");
});

test("an editorial check shows the status first, and what is left to do", async ({ page }) => {
  await page.getByRole("button", { name: "Paste a text" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a text" });
  await dialog.getByLabel("Text", { exact: true }).fill(text);
  await dialog.getByRole("radio", { name: "Editorial check" }).click();
  await dialog.getByRole("button", { name: "Add to the library" }).click();
  await page.getByRole("article").getByText("It is the fastest").dblclick();
  await page.getByRole("button", { name: "Mark as fact" }).click();
  const editor = page.getByRole("region", { name: "Fact 1" });
  const verdict = editor.getByRole("button", { name: "Verdict optional" });
  await expect(verdict).toHaveAttribute("aria-expanded", "false");
  await verdict.click();
  await editor.getByRole("radiogroup", { name: "Rating" }).getByText("True", { exact: true }).click();
  await saved(page);
  await editor.getByRole("button", { name: "Facts", exact: true }).click();
  // Colour and sign say the status, whatever the verdict.
  const panel = page.getByRole("complementary", { name: "Facts" });
  await expect(panel.getByRole("button", { name: /^Fact 1: to check/i })).toBeVisible();
  await panel.getByRole("button", { name: /^Fact 1:/ }).click();
  await choose(editor, "Status", "Verified");
  await saved(page);
  await editor.getByRole("button", { name: "Facts", exact: true }).click();
  await expect(panel).toContainText("All facts are ticked off.");
  await panel.getByRole("button", { name: "Show all facts" }).click();
  await expect(panel.getByRole("button", { name: /^Fact 1: verified/i })).toBeVisible();
});

test("the figures agree in the header, in the library and in the API, up to the end", async ({ page, served }) => {
  await paste(page, text);
  const header = page.getByRole("banner");
  const meter = header.getByRole("meter", { name: "Progress of the check" });
  await expect(meter).toHaveAttribute("aria-valuetext", "0 of 4 sentences done, no claims yet, 0 % of the words");

  const editor = await markAsClaim(page, "It is the fastest in the north");
  await choose(editor, "Status", "Verified");
  await expect(meter).toHaveAttribute(
    "aria-valuetext",
    "1 of 4 sentences done, 1 of 1 claim checked, 35 % of the words",
  );
  await saved(page);
  await header.getByRole("button", { name: /^1 of 4 sentences done/ }).click();
  const figures = page.getByRole("dialog", { name: "Progress of the check" });
  await expect(figures).toContainText("3 are untouched");
  await isForEveryone(page);
  await page.keyboard.press("Escape");

  const summary = async () => (await served.call<{ articles: object[] }>("GET", "articles")).articles[0];
  expect(await summary()).toMatchObject({
    coverage: { sentences: { total: 4, done: 1 }, words: { total: 20, done: 7 }, claims: { total: 1, final: 1 } },
  });
  await header.getByRole("link", { name: "Library" }).click();
  const row = page.getByRole("main").getByRole("listitem");
  await expect(row).toContainText("1 of 4 sentences done");
  await expect(row).toContainText("1 of 1 claim checked");
  await isForEveryone(page);

  const { article, version } = await desk(served);
  const end = version.sentences.at(-1)?.end;
  await served.call("POST", `articles/${article.id}/asides`, { start: 0, end, kind: "nothingToCheck" });
  await page.reload();
  await expect(row).toContainText("Everything is checked");
  await row.getByRole("link").click();
  await expect(meter).toHaveAttribute("aria-valuetext", "Everything is checked");
  await expect(page.getByRole("article")).toBeVisible();
  await header.getByRole("button", { name: "Close check" }).click();
  await expect(page).toHaveURL(/closing$/);
});

const claimed = `# The ferry of Brack

The ferry carried 61,400 passengers, twice as many as in 2019. “It has not cost the town a single crown,” the mayor said. People like it.`;

test("suggestions are gone through, accepted, dismissed and taken back by keys", async ({ page, served }) => {
  await paste(page, claimed);
  const article = page.getByRole("article");
  await expect(article.locator(".suggested").first()).toBeVisible();
  await article.focus();
  await page.keyboard.press("f");
  const tools = page.getByRole("toolbar", { name: "Selected words" });
  await expect(tools).toContainText("61,400 passengers");
  await isForEveryone(page);
  await page.keyboard.press("y");
  await expect(article.locator("mark")).toHaveText(/^The ferry carried 61,400 passengers/);
  await expect(article.locator("mark .suggested")).toHaveCount(0);

  // The answer has led on to the next one.
  await expect(tools).toContainText("what somebody said");
  await page.keyboard.press("Backspace");
  await expect(article.locator(".suggested")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(article.locator(".suggested").first()).toBeVisible();
  await saved(page);
  const stored = await desk(served);
  expect(stored.dismissals).toEqual([]);
  expect(stored.claims).toMatchObject([
    { status: "toCheck", passages: [{ quote: { exact: /^The ferry carried.*2019\.$/ } }] },
  ]);
  expect(stored.claims[0]?.kind).not.toBe("other");
});

test("suggestions are a list beside the text, which can be switched off", async ({ page, served }) => {
  await paste(page, claimed);
  const panel = page.getByRole("complementary", { name: "Claims" });
  await panel.getByRole("radio", { name: /suggestions$/ }).click();
  const rows = panel.getByRole("list", { name: "Suggestions" }).getByRole("listitem");
  await expect(rows.first()).toContainText("States");
  await isForEveryone(page);
  const before = await rows.count();
  await rows.first().getByRole("button").first().focus();
  await page.keyboard.press("Backspace");
  await expect(rows).toHaveCount(before - 1);
  await expect(rows.first().getByRole("button").first()).toBeFocused();
  await page.keyboard.press("y");
  await expect(page.getByRole("article").locator("mark").first()).toBeVisible();
  await saved(page);
  expect(await desk(served)).toMatchObject({ dismissals: [{}], claims: [{}] });

  await page.getByRole("banner").getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: "Hide suggestions" }).click();
  await expect(page.getByRole("article").locator(".suggested")).toHaveCount(0);
  await saved(page);
  expect(await served.call("GET", "preferences")).toMatchObject({ suggestions: false });
});
