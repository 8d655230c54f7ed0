import type { Page } from "@playwright/test";
import type { components } from "../../frontend/src/api/schema.ts";
import { accessibilityFindings } from "../accessibility.ts";
import { choose, saved } from "./article.ts";
import { expect, type Served, test } from "./fixtures.ts";

type Schemas = components["schemas"];

const text = "The ferry carried 61,400 passengers. It leaves Brack at ten. It never does.";

/** Brings in a draft in which one claim, “61,400 passengers”, is to check, and opens its desk. */
async function openDraft(page: Page, { call, address }: Served): Promise<string> {
  const { article } = await call<{ article: { id: string } }>("POST", "articles", {
    text,
    fields: { kind: "draft", lang: "en", title: "The ferry" },
  });
  await mark(call, article.id, "The ferry carried 61,400 passengers.");
  await setAside(call, article.id, "It never does.");
  await page.goto(`${address}#/articles/${article.id}`);
  await expect(page.getByRole("article")).toBeVisible();
  return article.id;
}

const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

const mark = (call: Served["call"], articleId: string, words: string, fields = {}) =>
  call<Schemas["Claim"]>("POST", `articles/${articleId}/claims`, { spans: [spanOf(words)], fields });

const setAside = (call: Served["call"], articleId: string, words: string) =>
  call("POST", `articles/${articleId}/asides`, { ...spanOf(words), kind: "opinion" });

const group = (page: Page, title: string) => page.getByRole("region", { name: new RegExp(`^${title} \\d+$`) });
const rule = (page: Page, name: string) => page.getByRole("article", { name });
const editor = (page: Page, number: number) => page.getByRole("region", { name: `Fact ${number}`, exact: true });
const answer = (page: Page) => page.getByRole("main").getByRole("status");

async function expectNoBarriers(page: Page): Promise<void> {
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
}

test("what stands in the way of closing is found, gone to, put right, waived, and lapses", async ({ page, served }) => {
  const id = await openDraft(page, served);
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  const heading = page.getByRole("heading", { level: 1, name: "May it run as written?" });
  await expect(heading).toBeFocused();
  await expect(answer(page)).toHaveText("Not yet: two rules fail.");
  await expectNoBarriers(page);

  // To the sentence that nobody has checked, and back to where one was.
  const sentence = rule(page, "Unchecked sentences").getByRole("link", { name: "It leaves Brack at ten." });
  await sentence.press("Enter");
  await expect(page.getByRole("article", { name: "Text of the article" })).toBeFocused();
  await expect(page.locator("article [data-cursor]")).toHaveText("It leaves Brack at ten.");
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(sentence).toBeFocused();

  // The sentence is marked; its claim and the other are to check, and one of them is verified.
  await page.keyboard.press("Enter");
  await page.keyboard.press("c");
  await page.keyboard.press("e");
  await expect(editor(page, 2)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(group(page, "In order").getByText("Unchecked sentences")).toBeVisible();
  await rule(page, "Facts still open")
    .getByRole("link", { name: /61,400/ })
    .click();
  await choose(editor(page, 1), "Status", "Verified");
  await saved(page);
  await editor(page, 1).getByRole("button", { name: "Next fact" }).click();
  await choose(editor(page, 2), "Status", "Cut");
  await saved(page);
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(group(page, "In order").getByText("Facts still open")).toBeVisible();
  await expect(answer(page)).toHaveText("Not yet: one rule fails, one warns.");

  // Both are waived, by keyboard.
  await page.getByRole("button", { name: "Waive “Facts without evidence”" }).press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Waive “Facts without evidence”" })).toBeFocused();
  for (const name of ["Facts without evidence", "Too few independent sources"]) {
    await page.getByRole("button", { name: `Waive “${name}”` }).press("Enter");
    await page.keyboard.type("The harbour master counted them before our eyes.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(group(page, "Waived").getByRole("heading", { name })).toBeFocused();
  }
  await expect(answer(page)).toHaveText("Yes. It may run as written; two rules are waived.");
  await expectNoBarriers(page);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(answer(page)).toHaveText("It may run as written, with one warning to weigh.");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(answer(page)).toHaveText("Yes. It may run as written; two rules are waived.");

  // Another claim is not what was accepted.
  await mark(served.call, id, "Brack", { status: "verified" });
  await page.reload();
  const lapsed = rule(page, "Facts without evidence");
  await expect(lapsed.getByText("It has lapsed: one finding is new.")).toBeVisible();
  await expect(lapsed.getByRole("listitem").filter({ hasText: "New" })).toHaveText(/Brack/);
  await expectNoBarriers(page);
  await lapsed.getByRole("button", { name: "Take back the waiver of “Facts without evidence”" }).click();
  await expect(lapsed.getByText("It has lapsed")).toHaveCount(0);
  await expect(lapsed.getByRole("heading")).toBeFocused();

  await page.keyboard.press("Escape");
  await expect(page.getByRole("article", { name: "Text of the article" })).toBeVisible();
});

test("the rules by which a check is closed are chosen, and those of the house are edited", async ({ page, served }) => {
  const id = await openDraft(page, served);
  await page.getByRole("button", { name: "Close check" }).click();
  const profiles = page.getByRole("radiogroup", { name: "Rules by which the check is closed" });
  await profiles.getByRole("radio", { name: "IFCN style" }).click();
  await expect(page.getByText("Passing is not conformity")).toBeVisible();
  await expect(answer(page)).toHaveText("Not yet: one rule fails, one warns.");
  await expect(rule(page, "Unchecked sentences").getByText("Transparency of method:")).toBeVisible();
  await expectNoBarriers(page);
  await page.reload();
  await expect(profiles.getByRole("radio", { name: "IFCN style" })).toBeChecked();
  await profiles.getByRole("radio", { name: "House rules" }).click();

  await page.getByRole("button", { name: "Edit house rules" }).click();
  const dialog = page.getByRole("dialog", { name: "House rules" });
  await dialog.getByRole("radiogroup", { name: "Unchecked sentences" }).getByRole("radio", { name: "Off" }).click();
  await dialog.getByRole("radiogroup", { name: "Claims still open" }).getByRole("radio", { name: "Warn" }).click();
  await dialog.getByRole("button", { name: /^Increase Independent sources/ }).click();
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(answer(page)).toHaveText("It may run as written, with one warning to weigh.");
  await expect(group(page, "Not asked in this profile").getByText("Unchecked sentences")).toBeVisible();
  expect(await served.call<Schemas["HouseProfile"]>("GET", "profiles/house")).toMatchObject({ sources: 3 });

  await page.getByRole("button", { name: "Edit house rules" }).click();
  await dialog.getByRole("button", { name: "Reset to the defaults" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(answer(page)).toHaveText("Not yet: two rules fail.");
  expect(await served.call<Schemas["Closing"]>("GET", `articles/${id}/closing`)).toMatchObject({ profile: "house" });
});

test("a check in which nothing is left to do says so", async ({ page, served }) => {
  const id = await openDraft(page, served);
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(answer(page)).toHaveText("Not yet: two rules fail.");
  const { claims } = await served.call<Schemas["Desk"]>("GET", `articles/${id}`);
  await served.call("PATCH", `claims/${claims[0]?.id}`, { status: "cut" });
  await setAside(served.call, id, "It leaves Brack at ten.");
  await page.reload();
  await expect(answer(page)).toHaveText("Yes. It may run as written.");
  await expect(page.getByText("Every rule was asked, and none found anything.")).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Export the report" }).click();
  await expect(page.getByRole("dialog", { name: /Export/ })).toBeVisible();
});
