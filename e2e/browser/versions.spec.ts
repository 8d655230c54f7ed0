import type { Page } from "@playwright/test";
import type { components } from "../../frontend/src/api/schema.ts";
import { accessibilityFindings } from "../accessibility.ts";
import { desk, dragOver } from "./article.ts";
import { expect, type Served, test } from "./fixtures.ts";

type Schemas = components["schemas"];

const first = `The ferry carried 61,400 passengers last year. It was paid for by the town of Brack.

The harbour master said that the fee doubled in March. Nobody can love such a harbour.

The pier is 340 metres long, and the lighthouse on it was built in 1904.

The council voted nine to four for the second boat. The debate took five hours, and the minutes of it are public.

The old crane was sold to the Isle of Senn for 1,200 crowns.`;

/** Edited in these places: a figure, a negation, an opinion, a sentence in, a paragraph out, a paragraph elsewhere. */
const second = `The council voted nine to four for the second boat. The debate took five hours, and the minutes of it are public.

The ferry carried 64,100 passengers last year. It was paid for by the town of Brack.

The harbour master said that the fee has not doubled in March. Nobody can like such a harbour.

The pier is 340 metres long, and the lighthouse on it was built in 1904. It was painted red in 2021.`;

/** Blocks are parted by one line feed in the text of a version. */
const joined = first.replaceAll("\n\n", "\n");
const spanOf = (words: string) => ({ start: joined.indexOf(words), end: joined.indexOf(words) + words.length });

/** Brings in the first version with its check: every claim verified, one sentence an opinion. */
async function openChecked(page: Page, { call, address }: Served): Promise<string> {
  const { article } = await call<{ article: { id: string } }>("POST", "articles", {
    text: first,
    fields: { kind: "published", lang: "en", title: "The harbour", url: "https://lantern.example/harbour" },
  });
  const path = `articles/${article.id}`;
  for (const words of [
    "The ferry carried 61,400 passengers last year.",
    "It was paid for by the town of Brack.",
    "the fee doubled in March",
    "The pier is 340 metres long",
    "The council voted nine to four for the second boat.",
    "The old crane was sold to the Isle of Senn for 1,200 crowns.",
  ]) {
    await call("POST", `${path}/claims`, { spans: [spanOf(words)], fields: { status: "verified" } });
  }
  await call("POST", `${path}/asides`, { ...spanOf("Nobody can love such a harbour."), kind: "opinion" });
  await page.goto(`${address}#/${path}`);
  await expect(page.getByRole("article")).toBeVisible();
  return article.id;
}

const rows = (page: Page) => page.getByRole("list", { name: "Recheck" }).getByRole("listitem");
const row = (page: Page, words: string) => rows(page).filter({ hasText: words });
const statusOf = async (served: Served, words: string) => {
  const { claims, parked } = await desk(served);
  const all: Schemas["Claim"][] = [...claims, ...parked];
  return all.find(({ passages, lost }) => [...passages, ...lost].some(({ quote }) => quote.exact.includes(words)))
    ?.status;
};

async function expectNoBarriers(page: Page): Promise<void> {
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
}

test("a new version keeps what has not changed, lists what has, and each is decided and undone", async ({
  page,
  served,
}) => {
  await openChecked(page, served);
  const dialog = page.getByRole("dialog");
  const text = dialog.getByRole("textbox");
  await page.getByRole("banner").getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: "Import a new version…" }).click();
  await expect(text).toBeFocused();
  await text.fill(first);
  await dialog.getByRole("button", { name: "Import the text" }).click();
  await expect(dialog.getByRole("status")).toContainText("Nothing has changed");
  // From the web it is asked for where the article stands; what was typed is still there afterwards.
  await dialog.getByRole("button", { name: "From the web…" }).click();
  await expect(dialog.getByRole("textbox", { name: "Address" })).toHaveValue("https://lantern.example/harbour");
  await expect(dialog).toContainText("lantern.example is asked for this one document");
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await expect(text).toHaveValue(first);
  await text.fill(second);

  // It can be stopped while it runs: nothing is stored, and what was pasted is still there.
  const held = "**/api/articles/*/versions";
  await page.route(held, () => {});
  await dialog.getByRole("button", { name: "Import the text" }).click();
  await dialog.getByRole("button", { name: "Stop" }).click();
  await expect(dialog.getByRole("button", { name: "Import the text" })).toBeEnabled();
  await expect(text).toHaveValue(second);
  await page.unroute(held);
  await dialog.getByRole("button", { name: "Import the text" }).click();

  // What became of the check, in figures; an undo takes all of it back.
  await expect(page.getByRole("dialog", { name: "Version 2 is in" })).toBeVisible();
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByRole("article")).toContainText("61,400");
  await expect(page.getByRole("radio", { name: /^Recheck/ })).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await expect(page.getByRole("article")).toContainText("64,100");

  // The list has exactly what was edited, and comes to the focus by its key.
  await page.getByRole("article").focus();
  await page.keyboard.press("d");
  await expect(rows(page).first().getByRole("button").first()).toBeFocused();
  await expect(rows(page)).toHaveCount(5);
  await expect(row(page, "64,100")).toContainText("was verified");
  await expect(row(page, "has not doubled").locator("ins")).toContainText("not");
  await expect(row(page, "such a harbour")).toContainText("Set aside as an opinion, changed");
  await expect(row(page, "old crane")).toContainText("not in the text any more");
  await expect(row(page, "painted red")).toContainText("Untouched");
  await expectNoBarriers(page);
  await expect(page.locator("article .has-changed")).toHaveCount(3);
  expect(await statusOf(served, "64,100")).toBe("toCheck");
  expect(await statusOf(served, "The council voted")).toBe("verified");

  // Accepted by key: the verdict holds again. The focus goes on.
  await page.keyboard.press("Shift+Y");
  await expect(rows(page)).toHaveCount(4);
  await expect.poll(() => statusOf(served, "64,100")).toBe("verified");
  await expect(rows(page).first().getByRole("button").first()).toBeFocused();

  // Other words are chosen with the mouse.
  await dragOver(page, "fee has not doubled");
  await row(page, "Claim 4, changed").getByRole("button", { name: "Use the selected words" }).click();
  await expect(row(page, "Claim 4, changed")).toHaveCount(0);
  await expect.poll(() => statusOf(served, "fee has not doubled")).toBe("toCheck");

  // Parked, and attached to words that are chosen with the keyboard.
  await row(page, "such a harbour").getByRole("button", { name: "Accept" }).click();
  await row(page, "old crane").getByRole("button", { name: "Park" }).click();
  await expect(row(page, "old crane")).toContainText("Last in version 1");
  await expect(rows(page)).toHaveCount(3);

  // What is parked opens with all that is known of it, by mouse and by key, and the way back leads to its row.
  await row(page, "old crane").getByRole("button", { name: "Open" }).click();
  await expect(page.getByRole("heading", { name: "Parked claim" })).toBeFocused();
  await expect(page.getByRole("region", { name: "Parked claim" })).toContainText("last in version 1");
  await page.keyboard.press("Escape");
  await expect(row(page, "old crane").getByRole("button").first()).toBeFocused();
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { name: "Parked claim" })).toBeFocused();
  await page.keyboard.press("i");
  await expect.poll(() => statusOf(served, "old crane")).toBe("inProgress");
  await expectNoBarriers(page);
  await page.keyboard.press("ControlOrMeta+Z");
  await expect.poll(() => statusOf(served, "old crane")).toBe("verified");
  await page.keyboard.press("Escape");
  await expect(row(page, "old crane").getByRole("button").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+R");
  await expect(row(page, "old crane")).toHaveCount(0);
  await expect.poll(async () => (await desk(served)).parked.length).toBe(0);

  // Step by step back.
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(row(page, "Last in version 1")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(row(page, "not in the text any more")).toHaveCount(1);
});

test("what stands in the way of closing leads to the list of what to recheck", async ({ page, served }) => {
  const id = await openChecked(page, served);
  await served.call("POST", `articles/${id}/versions`, { text: second, format: "text" });
  await page.goto(`${served.address}#/articles/${id}/closing`);
  await page
    .getByRole("article", { name: "Changes of the text not looked at" })
    .getByRole("link", { name: /has not doubled/ })
    .click();
  await expect(row(page, "has not doubled").getByRole("button").first()).toBeFocused();
  await expect(page.locator("article [data-cursor]")).toContainText("the fee has not doubled");

  // From a row into its claim and back; another list is chosen without being taken away from the choice.
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { name: "Claim 4 of 5" })).toBeFocused();
  await page.getByRole("button", { name: "Claims", exact: true }).press("Enter");
  await expect(row(page, "Claim 4, changed").getByRole("button").first()).toBeFocused();
  await page.getByRole("radio", { name: "Claims 5" }).press("Enter");
  await page.getByRole("radio", { name: /^Recheck/ }).press("Enter");
  await expect(rows(page)).toHaveCount(5);
  await expect(page.getByRole("radio", { name: /^Recheck/ })).toBeFocused();
});

test("an earlier version is read with its claims, and nothing in it can be changed", async ({ page, served }) => {
  const id = await openChecked(page, served);
  await expect(page.getByRole("button", { name: /^Version/ })).toHaveCount(0);
  await served.call("POST", `articles/${id}/versions`, { text: second, format: "text" });
  await page.reload();
  await page.getByRole("button", { name: /^Version 2 of 2/ }).click();
  await expect(page.getByRole("menuitem", { name: /^Version 2, being checked/ })).toBeVisible();
  await page.getByRole("menuitem", { name: /^Version 1, for reading/ }).click();

  const banner = page.getByRole("region", { name: "Earlier version" });
  const text = page.getByRole("article");
  const claims = page.getByRole("list", { name: "Claims" }).getByRole("listitem");
  await expect(banner).toContainText("You are reading version 1");
  await expect(text).toContainText("The ferry carried 61,400");
  await expect(text).toBeFocused();
  await expect(claims).toHaveCount(6);
  await expectNoBarriers(page);

  // Keys that would write say why they do not; those that move, move.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("o");
  await expect(page.getByLabel("Messages")).toContainText("Version 1 is for reading only");
  await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  await expect(claims.first().getByRole("button").first()).toBeFocused();
  await expect(claims.first()).toContainText("Claim 2 now, changed");
  expect((await desk(served)).asides).toHaveLength(1);

  // From a claim to where it is checked; and back step by step.
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { name: "Claim 2 of 5" })).toBeFocused();
  await expect(text).toContainText("64,100");
  await page.goBack();
  await expect(banner).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(text).toContainText("64,100");
  await expect(banner).toHaveCount(0);
});

test("what changed between two versions is gone through by key, in one text and side by side", async ({
  page,
  served,
}) => {
  const id = await openChecked(page, served);
  await served.call("POST", `articles/${id}/versions`, { text: second, format: "text" });
  await served.call("POST", `articles/${id}/versions`, { text: `${second}\n\nNobody fishes there.`, format: "text" });
  await page.goto(`${served.address}#/articles/${id}/versions/1`);
  await page
    .getByRole("region", { name: "Earlier version" })
    .getByRole("button", { name: "Show what changed" })
    .click();

  const text = page.getByRole("region", { name: "The text with its changes" });
  const current = text.locator("[data-current]");
  await expect(page.getByRole("heading", { name: "What changed" })).toBeFocused();
  await expect(text.locator("del").filter({ hasText: "61,400" })).toHaveText("removed: 61,400");
  await expect(text.locator("ins").filter({ hasText: "painted" })).toContainText("added: It was painted red in 2021");
  await expect(text.getByRole("button", { name: /^Moved away/ })).toHaveCount(1);
  await expectNoBarriers(page);

  // By key along the changes, which are said once; the last one leads to the first.
  await page.keyboard.press("n");
  await expect(current.first()).toContainText("The council voted nine to four");
  await page.keyboard.press("n");
  await expect(current.first()).toContainText("61,400");
  await expect(page.locator("[aria-live]", { hasText: "Change 2 of" })).toContainText(
    "removed “61,400”, added “64,100”",
  );
  await page.keyboard.press("p");
  await page.keyboard.press("p");
  await expect(current).toContainText("Nobody fishes there.");
  await text.getByRole("button", { name: /^Moved away/ }).click();
  await expect(current).toContainText("Moved here");

  // Side by side, where there is room; the choice is remembered.
  await page.keyboard.press("s");
  await expect(text.getByRole("heading", { name: "Version 1" })).toBeVisible();
  await expectNoBarriers(page);
  await page.setViewportSize({ width: 500, height: 800 });
  await expect(text.getByRole("heading", { name: "Version 1" })).toHaveCount(0);
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.reload();
  await expect(text.getByRole("heading", { name: "Version 1" })).toBeVisible();

  // Other versions are compared; what is the same between them is folded.
  await page.getByRole("button", { name: /From$/ }).click();
  await page.getByRole("option", { name: /^Version 2/ }).click();
  await expect(text).toContainText("1 change.");
  await text.getByRole("button", { name: /paragraphs are the same/ }).click();
  await expect(text.locator(".diff-line")).toHaveCount(5);

  // From a change to its words in the text that is being checked.
  await page.keyboard.press("n");
  await page.keyboard.press("j");
  await expect(page.getByRole("article")).toBeFocused();
  await expect(page.getByRole("toolbar")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "What changed" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("article")).toBeVisible();
});
