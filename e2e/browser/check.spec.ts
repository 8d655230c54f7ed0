import { choose, desk, dragOver, editorOf, fixture, markAsClaim, paste, rate, saved } from "./article.ts";
import { expect, test } from "./fixtures.ts";

test("an article is checked from end to end, and all of it is stored", async ({ page, served }) => {
  await paste(page, await fixture("brack-ferry.md"));
  let editor = await markAsClaim(page, "61,400 passengers since it began in April last year");

  await editor.getByLabel("Stand-alone wording").fill("The night ferry carried 61,400 passengers in its first year.");
  await editor.getByRole("textbox", { name: "Claimant", exact: true }).fill("Port authority of Brack");
  await editor.getByLabel("Role of the claimant").fill("operator");
  await editor.getByLabel("Said on").fill("2025-05-02");
  await choose(editor, "Status", "In progress");
  await choose(editor, "Kind", "Number");
  await choose(editor, "Priority", "High");
  await editor.getByLabel("Add a tag").pressSequentially("ferry,ridership,");

  await editor.getByRole("button", { name: "Add evidence" }).click();
  await page.keyboard.type("Harbour statistics 2024/25 https://port.brack.example/statistics");
  await editor.getByRole("menuitem", { name: "New source" }).click();
  await expect(editor.getByLabel("Quoted words")).toBeFocused();
  await editor.getByLabel("Publisher").fill("Port of Brack");
  await choose(editor, "Class", "Primary");
  await choose(editor, "Stance", "Contradicts");
  await choose(editor, "Where", "Page");
  await editor.getByRole("textbox", { name: "Page", exact: true }).fill("4");
  await editor.getByLabel("Quoted words").fill("Passengers, 1 April to 31 March: 58,212");
  await editor.getByLabel("Does not prove").fill("How many of them were the crew’s families");

  await rate(editor, "Mostly true");
  await editor.getByRole("textbox", { name: "Reasons" }).click();
  await page.keyboard.type("The port’s own books say ");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type("58,212");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type(", five per cent fewer.");
  await saved(page);

  await editor.getByRole("button", { name: "Claims", exact: true }).click();
  editor = await markAsClaim(page, "in April last year, and it has not cost the town a single crown");
  await editor.getByRole("button", { name: "Add evidence" }).click();
  // Without waiting for what is found.
  await page.keyboard.type("harbour stat");
  await page.keyboard.press("Enter");
  await expect(editor.getByRole("button", { name: /^Supports Harbour statistics 2024\/25/ })).toBeVisible();
  await saved(page);

  await page.reload();
  await expect(
    page.getByRole("complementary", { name: "Claims" }).getByRole("heading", { name: "Claim 2 of 2" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Previous claim" }).click();
  editor = editorOf(page, 1);
  await expect(editor.getByLabel("Stand-alone wording")).toHaveValue(
    "The night ferry carried 61,400 passengers in its first year.",
  );
  await expect(editor.getByRole("textbox", { name: "Claimant", exact: true })).toHaveValue("Port authority of Brack");
  await expect(editor.getByRole("button", { name: "Remove the tag ridership" })).toBeVisible();
  await expect(editor.getByRole("radio", { name: "Mostly true" })).toBeChecked();
  await expect(editor.getByRole("textbox", { name: "Reasons" }).locator("strong")).toHaveText("58,212");
  await expect(editor.getByRole("button", { name: /^Contradicts/ })).toContainText("Page 4");

  const { claims, sources } = await desk(served);
  expect(claims).toMatchObject([
    {
      passages: [{ quote: { exact: "61,400 passengers since it began in April last year" } }],
      claimantRole: "operator",
      saidOn: "2025-05-02",
      status: "inProgress",
      kind: "number",
      priority: "high",
      tags: ["ferry", "ridership"],
      verdict: { level: "mostly-true", explanation: "The port’s own books say **58,212**, five per cent fewer." },
      evidence: [
        {
          stance: "contradicts",
          locatorKind: "page",
          locator: "4",
          quote: "Passengers, 1 April to 31 March: 58,212",
          limits: "How many of them were the crew’s families",
        },
      ],
    },
    { evidence: [{ sourceId: claims[0]?.evidence[0]?.sourceId }] },
  ]);
  expect(sources).toMatchObject([{ title: "Harbour statistics 2024/25", class: "primary", uses: 2 }]);
});

test("a claim is marked without a mouse", async ({ page, served }) => {
  await paste(page, "The ferry is late. It was late in May, too. Nobody knows why.");
  await page.getByRole("article").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("toolbar", { name: "Selected words" })).toBeVisible();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article").locator("mark")).toHaveText("It was late");
  await page.keyboard.press("e");
  await expect(editorOf(page, 1).getByRole("region", { name: "Exact words" })).toHaveText("It was late");
  expect((await desk(served)).claims).toMatchObject([{ passages: [{ start: 19, end: 30 }] }]);
});

test("words are added to a claim, and taken away again", async ({ page }) => {
  await paste(page, "The ferry is late.\n\nIt was late in May, too.");
  const editor = await markAsClaim(page, "The ferry is late");
  await dragOver(page, "late in May");
  await page.getByRole("button", { name: "Add to claim 1" }).click();
  const words = editor.getByRole("region", { name: "Exact words" }).getByRole("listitem");
  await expect(words).toHaveText(["The ferry is late", "late in May"]);
  await expect(page.getByRole("article").locator("mark")).toHaveText(["The ferry is late", "late in May"]);
  await words.first().getByRole("button", { name: "Remove this passage" }).click();
  await expect(words).toHaveText(["late in May"]);
});

test("a deleted claim comes back by undo, and goes again by redo", async ({ page }) => {
  await paste(page, "The ferry is late. It was late in May, too.");
  await markAsClaim(page, "The ferry is late");
  await page.getByRole("button", { name: "Claims", exact: true }).click();
  const editor = await markAsClaim(page, "late in May");
  await editor.getByLabel("Stand-alone wording").fill("The ferry was late in May.");
  await editor.getByRole("button", { name: "Actions for this claim" }).click();
  await page.getByRole("menuitem", { name: "Delete claim" }).click();

  const list = page.getByRole("complementary", { name: "Claims" }).getByRole("list");
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("article").locator("mark")).toHaveCount(1);
  // The focus is not lost with what it was on: the keyboard goes on from the list.
  await expect(page.getByRole("complementary", { name: "Claims" }).locator(":focus")).toHaveCount(1);

  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list).toContainText("The ferry was late in May.");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(list.getByRole("listitem")).toHaveCount(2);
});

test("a verdict that is replaced or withdrawn stays in the claim’s history", async ({ page }) => {
  await paste(page, "The ferry is late.");
  const editor = await markAsClaim(page, "The ferry is late");
  await rate(editor, "True");
  await editor.getByRole("textbox", { name: "Reasons" }).fill("Seen from the quay.");
  await saved(page);
  await rate(editor, "Half true");
  await editor.getByRole("button", { name: "1 earlier verdict" }).click();
  await expect(editor.getByRole("listitem").filter({ hasText: "Seen from the quay." })).toContainText("True");
  await editor.getByRole("button", { name: "Withdraw" }).click();
  await expect(editor.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(editor.getByRole("button", { name: "2 earlier verdicts" })).toBeVisible();
});
