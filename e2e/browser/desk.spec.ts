import { accessibilityFindings } from "../accessibility.ts";
import { findWords } from "../words.ts";
import { desk, dragOver, editorOf, fixture, openSample, paste, saved } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

const findings = (page: Page) => accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`));
const keys = async (page: Page, ...all: string[]) => {
  for (const key of all) await page.keyboard.press(key);
};
const marks = (page: Page) => page.getByRole("article").locator("mark");
const undo = (page: Page) => page.keyboard.press("ControlOrMeta+z");
const harbour = "The ferry cost 40 crowns. It was late in May, too.\n\nNobody in Brack knows why.";

test("an article is worked from the first to the last sentence with the keyboard alone", async ({ page, served }) => {
  await paste(page, await fixture("brack-ferry.md"));
  const left = page.locator(".sentence:not(.is-done)");
  const total = await page.locator(".sentence").count();
  const perClaim: number[] = [];
  await keys(page, "u");
  for (let i = 0; i < total && (await left.count()) > 0; i++) {
    if (i % 6 === 5) {
      // An opinion, and then what it leaves is nothing to check.
      await keys(page, "ArrowRight", "o", "x");
    } else if (i % 4 === 3) {
      // Only some words of the sentence are the claim; the rest is nothing to check.
      await keys(page, "Shift+ArrowRight", "Shift+ArrowRight", "Enter", "v", "x");
      perClaim.push(4);
    } else {
      await keys(page, "Enter", "v");
      perClaim.push(2);
    }
  }
  await expect(left).toHaveCount(0);
  expect(perClaim.toSorted((a, b) => a - b)[perClaim.length >> 1]).toBeLessThanOrEqual(4);
  await expect(page.getByRole("banner")).toContainText("Everything is checked");
  await saved(page);
  await expect
    .poll(async () => (await desk(served)).claims.map(({ status }) => status))
    .toEqual(perClaim.map(() => "verified"));
  expect(await findings(page)).toEqual([]);
});

test("moving says the sentence once, and claims say what they are", async ({ page }) => {
  await paste(page, harbour);
  const said = page.getByRole("main").locator("[aria-live=polite][aria-atomic]");
  await keys(page, "ArrowDown");
  await expect(said).toHaveText("The ferry cost 40 crowns. Sentence 1 of 3, not checked");
  await keys(page, "ArrowDown", "Enter");
  await expect(said).toHaveText("Claim marked. Nobody in Brack knows why. Sentence 3 of 3, not checked");
  await keys(page, "w");
  await expect(said).toHaveText("Claim 1: wrong");
  await keys(page, "2");
  await expect(said).toHaveText("Claim 1: wrong, mostly true");
  await keys(page, "p");
  await expect(marks(page).first()).toBeFocused();

  // What assistive technology is told of the marks: each claim once, by its name.
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const named = nodes.filter(({ role, name }) => role?.value === "mark" && name?.value).map(({ name }) => name?.value);
  expect(named).toEqual(["Claim 1: wrong, mostly true"]);
  expect(await findings(page)).toEqual([]);
});

test("of all claims in the text one is a stop of the Tab key, and it is gone to by it", async ({ page, served }) => {
  await paste(page, harbour);
  const article = page.getByRole("article");
  const stops = article.locator("mark[tabindex='0']");
  await keys(page, "ArrowDown", "Enter", "Enter", "Enter");
  await expect(marks(page)).toHaveCount(3);
  await expect.poll(async () => (await desk(served)).claims.length).toBe(3);
  // The first of the text, until one has gone to another.
  await page.reload();
  await expect(stops).toHaveText("The ferry cost 40 crowns.");
  await keys(page, "n", "n");
  await expect(stops).toHaveText("It was late in May, too.");
  await expect(stops).toBeFocused();

  await keys(page, "Shift+Tab");
  await expect(article).toBeFocused();
  await keys(page, "Escape", "Tab");
  await expect(stops).toBeFocused();
  await keys(page, "w");
  await expect
    .poll(async () => (await desk(served)).claims.map(({ status }) => status))
    .toEqual(["toCheck", "wrong", "toCheck"]);
  await keys(page, "Tab");
  await expect(stops).not.toBeFocused();
  await expect(article.locator(":focus")).toHaveCount(0);
});

test("the focus is never lost: into a claim and back, and when a claim is deleted", async ({ page }) => {
  await paste(page, harbour);
  const article = page.getByRole("article");
  await keys(page, "ArrowDown", "Enter", "Enter", "n");
  await expect(marks(page).first()).toBeFocused();
  await keys(page, "e");
  await expect(editorOf(page, 1).getByRole("heading", { name: "Claim 1 of 2" })).toBeFocused();
  await keys(page, "Escape");
  await expect(article).toBeFocused();
  await keys(page, "s");
  await expect(editorOf(page, 1).getByRole("searchbox", { name: "Find a source" })).toBeFocused();
  await keys(page, "Escape", "Escape", "q");
  await expect(editorOf(page, 1).getByRole("textbox", { name: "Question" })).toBeFocused();
  await keys(page, "Escape", "Escape", "n");
  await expect(marks(page).nth(1)).toBeFocused();
  await keys(page, "Delete");
  await expect(marks(page)).toHaveCount(1);
  await expect(article).toBeFocused();
  await undo(page);
  await expect(marks(page)).toHaveCount(2);
});

test("while a claim is open, the one that is gone to takes its place and is what keys are about", async ({
  page,
  served,
}) => {
  await paste(page, harbour);
  await keys(page, "ArrowDown", "Enter", "Enter", "n", "e", "Escape", "n");
  await expect(marks(page).nth(1)).toBeFocused();
  await expect(editorOf(page, 2)).toBeVisible();
  await keys(page, "v");
  await saved(page);
  expect((await desk(served)).claims.map(({ status }) => status)).toEqual(["toCheck", "verified"]);
});

test("Enter with Ctrl held down is the command, also on a button", async ({ page }) => {
  await paste(page, harbour);
  await keys(page, "ArrowDown", "Enter");
  const row = page.getByRole("button", { name: /^Claim 1:/ });
  await expect(row).toBeVisible();
  await keys(page, "l");
  await expect(row).toBeFocused();
  await keys(page, "ControlOrMeta+Shift+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Is the check ready to publish?" })).toBeFocused();
});

test("a status that needs a reason asks for it, and Escape leads back to the next sentence", async ({
  page,
  served,
}) => {
  await paste(page, harbour);
  await keys(page, "ArrowDown", "Enter", "a");
  await expect(editorOf(page, 1).getByRole("textbox", { name: "Why the author’s word is taken" })).toBeFocused();
  await page.keyboard.type("He paid it.");
  await keys(page, "Escape");
  await expect(page.getByRole("article")).toBeFocused();
  await expect(page.locator(".sentence[data-cursor]")).toHaveText("It was late in May, too.");
  await keys(page, "Enter", "v", "Enter", "Shift+X");
  await expect(editorOf(page, 3).getByRole("textbox", { name: "Why it was cut" })).toBeFocused();
  await keys(page, "Escape");
  await expect(page.getByRole("article")).toBeFocused();
  await saved(page);
  await expect
    .poll(async () => (await desk(served)).claims.map(({ status, statusReason }) => [status, statusReason]))
    .toEqual([
      ["onAuthor", "He paid it."],
      ["verified", ""],
      ["cut", ""],
    ]);
});

test("claims are worked from their list: a key leads into the claim, and Escape back to its row", async ({ page }) => {
  await paste(page, harbour);
  const list = page.getByRole("complementary", { name: "Claims" });
  const row = (number: number) => list.getByRole("button", { name: new RegExp(`^Claim ${number}:`) });
  await keys(page, "ArrowDown", "Enter", "Enter", "Enter");
  await expect(row(3)).toBeVisible();
  await keys(page, "l");
  await expect(row(1)).toBeFocused();
  await keys(page, "ArrowDown");
  await expect(row(2)).toBeFocused();
  for (const [key, role, name] of [
    ["s", "searchbox", "Find a source"],
    ["q", "textbox", "Question"],
    ["k", "textbox", "Why it cannot be verified"],
  ] as const) {
    await keys(page, key);
    await expect(editorOf(page, 2).getByRole(role, { name })).toBeFocused();
    await keys(page, "Escape");
    await expect(row(2)).toBeFocused();
  }
  await expect(row(2)).toHaveAccessibleName(/cannot verify/);
  await keys(page, "v", "Delete");
  await expect(row(3)).toHaveCount(0);
  await expect(row(2)).toBeFocused();
  await expect(row(2)).toContainText("Nobody in Brack knows why.");
  await keys(page, "Delete");
  await expect(row(1)).toBeFocused();
  await undo(page);
  await undo(page);
  await expect(row(3)).toBeVisible();
  await expect(row(1)).toBeFocused();
});

test("words are set aside, taken back by the same key, and both are undone", async ({ page, served }) => {
  await paste(page, harbour);
  const first = page.locator(".sentence").first();
  await keys(page, "ArrowDown", "o");
  await expect(first).toHaveClass("sentence is-done");
  await expect(page.locator(".sentence[data-cursor]")).toHaveText("It was late in May, too.");
  await keys(page, "ArrowUp", "o");
  await expect(first).toHaveClass("sentence is-untouched");
  await undo(page);
  await expect(first).toHaveClass("sentence is-done");
  await undo(page);
  await expect(first).toHaveClass("sentence is-untouched");

  // Another reason takes the place of the first one.
  await keys(page, "ArrowRight", "x", "ArrowUp", "o");
  await expect(page.locator(".aside")).toHaveText("The ferry cost 40 crowns.");
  await expect.poll(async () => (await desk(served)).asides.map(({ kind }) => kind)).toEqual(["opinion"]);
});

test("passages are added, moved, resized, split and merged, each undone in one step", async ({ page }) => {
  await paste(page, harbour);
  const words = () => editorOf(page).getByRole("region", { name: "Exact words" }).getByRole("listitem");
  await keys(page, "ArrowDown", "Enter", "ArrowUp", "e", "Escape");
  await expect(words()).toHaveText(["The ferry cost 40 crowns."]);

  await keys(page, "ArrowDown", "ArrowRight", "Shift+ArrowRight", "+");
  await expect(words()).toHaveText(["The ferry cost 40 crowns.", "It was"]);
  await undo(page);
  await expect(words()).toHaveText(["The ferry cost 40 crowns."]);

  await keys(page, "ArrowDown", "ArrowRight", "Shift+ArrowRight", "r");
  await expect(words()).toHaveText(["Nobody in"]);
  await undo(page);
  await expect(words()).toHaveText(["The ferry cost 40 crowns."]);

  await keys(page, "}", "}", "{");
  await expect(marks(page)).toHaveText(["ferry cost 40"]);
  await saved(page);
  await undo(page);
  await expect(marks(page)).toHaveText(["The ferry cost 40 crowns."]);

  await keys(page, "ArrowUp", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowRight", "/");
  await expect(marks(page)).toHaveText(["The", "ferry", "cost 40 crowns."]);
  await undo(page);
  await expect(marks(page)).toHaveText(["The ferry cost 40 crowns."]);

  await keys(page, "Escape", "Escape", "ArrowDown", "Enter", "p");
  await keys(page, "m");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /It was late|The ferry/ })
    .click();
  await expect(marks(page)).toHaveText(["The ferry cost 40 crowns.", " ", "It was late in May, too."]);
  await undo(page);
  await expect(marks(page)).toHaveText(["The ferry cost 40 crowns.", "It was late in May, too."]);
});

test("the ends of the open claim are dragged to other words", async ({ page }) => {
  await paste(page, harbour);
  await dragOver(page, "ferry cost");
  await page.getByRole("button", { name: "Mark as claim" }).click();
  const end = page.getByRole("slider", { name: "End of claim 1" });
  await expect(end).toBeVisible();
  const box = await end.boundingBox();
  const to = await page.evaluate(findWords, "crowns");
  if (!box || !to) throw new Error("there is nothing to drag");
  await page.mouse.move(box.x + 4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.to.x - 8, to.to.y, { steps: 5 });
  await page.mouse.up();
  await expect(marks(page)).toHaveText(["ferry cost 40 crowns"]);
  await end.focus();
  await keys(page, "ArrowLeft", "Alt+ArrowLeft");
  await expect(marks(page)).toHaveText(["ferry cost 4"]);
  await page.getByRole("slider", { name: "Beginning of claim 1" }).focus();
  await keys(page, "ArrowLeft");
  await expect(marks(page)).toHaveText(["The ferry cost 4"]);
});

test("what can be done with the first words hides no title", async ({ page }) => {
  const tools = page.getByRole("toolbar", { name: "Selected words" });
  const top = async () => (await tools.boundingBox())?.y ?? 0;
  const bottom = async (text: string) => {
    const box = await page.getByRole("main").getByRole("heading", { name: text }).last().boundingBox();
    return box ? box.y + box.height : Number.NaN;
  };
  await paste(page, harbour, "The ferry of Brack");
  await dragOver(page, "ferry cost");
  await expect(tools).toBeVisible();
  expect(await top()).toBeGreaterThanOrEqual(await bottom("The ferry of Brack"));
  // Where the title is the beginning of the text it is a heading there.
  await page.getByRole("link", { name: "Library" }).click();
  await paste(page, "# Late again\n\nThe ferry cost 40 crowns. It was late in May, too.");
  await dragOver(page, "ferry cost");
  await expect(tools).toBeVisible();
  expect(await top()).toBeGreaterThanOrEqual(await bottom("Late again"));
});

test("what can be done with a place is in its menu", async ({ page }) => {
  await openSample(page);
  await marks(page).filter({ hasText: "we have the busiest tram line" }).click({ button: "right" });
  const menu = page.getByRole("menu", { name: "Words and claim 3" });
  await expect(menu.getByRole("menuitem", { name: /^Opinion|^Set aside as an opinion/ })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await menu.getByRole("menuitem", { name: /^In progress/ }).click();
  await expect(marks(page).filter({ hasText: "we have the busiest tram line" })).toHaveAttribute(
    "aria-label",
    "Claim 3: in progress, false",
  );
});

test("a status that cannot be stored is taken back, and says why", async ({ page }) => {
  await paste(page, harbour);
  await keys(page, "ArrowDown", "Enter");
  await saved(page);
  await page.route("**/api/claims/*", (route) => route.fulfill({ status: 500, json: { detail: "The disk is full." } }));
  await keys(page, "v");
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("The disk is full.");
  await expect(marks(page)).toHaveAttribute("aria-label", "Claim 1: to check");
});
