import type { Page } from "@playwright/test";
import { accessibilityFindings } from "../accessibility.ts";
import { desk, editorOf, markAsClaim, paste, saved } from "./article.ts";
import { expect, test } from "./fixtures.ts";

const text = "The night ferry has carried 61,400 passengers since April. It is the fastest on the coast.";

const noFindings = async (page: Page) =>
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);

test("a query is asked with the wording proposed, answered and closed, and all of it comes undone", async ({
  page,
  served,
}) => {
  await paste(page, text);
  const editor = await markAsClaim(page, "61,400 passengers since April");
  await editor.getByRole("button", { name: "Ask a query" }).click();
  const queries = editor.getByRole("region", { name: "Queries" });
  await expect(queries.getByLabel("Question")).toBeFocused();
  await page.keyboard.type("Your figure or the port’s?");
  // The exact words are there to be changed.
  await page.keyboard.press("Tab");
  await expect(queries.getByLabel("Suggested wording")).toHaveValue("61,400 passengers since April");
  await page.keyboard.press("Home");
  for (let i = 0; i < "61,400".length; i++) await page.keyboard.press("Delete");
  await page.keyboard.type("58,212");
  await expect(queries.getByRole("deletion")).toHaveText("removed: 61,400");
  await expect(queries.getByRole("insertion")).toHaveText("added: 58,212");
  await saved(page);
  // The field stays the same one when its first words are stored.
  await expect(queries.getByLabel("Suggested wording")).toBeFocused();
  await expect(editor.getByRole("button", { name: "Query out Status" })).toBeVisible();
  await noFindings(page);
  expect((await desk(served)).claims).toMatchObject([
    {
      status: "queryOut",
      queries: [
        {
          to: "author",
          question: "Your figure or the port’s?",
          suggestion: "58,212 passengers since April",
        },
      ],
    },
  ]);

  await editor.getByRole("button", { name: "Claims", exact: true }).click();
  const list = page.getByRole("complementary", { name: "Claims" });
  await expect(list.getByRole("button", { name: /^Claim 1: query out.*1 open query/ })).toBeFocused();
  await list.getByRole("radio", { name: "1 open query" }).click();
  await noFindings(page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await list.getByRole("button", { name: "Copy all as text" }).click();
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("1 query copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Suggested: “58,212 passengers");

  await page.reload();
  await list.getByRole("radio", { name: "1 open query" }).click();
  await list.getByRole("button", { name: /^Claim 1: Your figure/ }).press("Enter");
  await expect(queries.getByLabel("Answer")).toBeFocused();
  await page.keyboard.type("The port’s.");
  await queries.getByRole("button", { name: "Close the query" }).click();
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("Claim 1 is “In progress” again");
  await expect(editor.getByRole("button", { name: "In progress Status" })).toBeVisible();
  await expect(queries.getByRole("button", { name: "Ask a query" })).toBeFocused();
  await queries.getByRole("button", { name: "1 closed query" }).click();
  await expect(queries).toContainText("Answer: The port’s.");

  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor.getByRole("button", { name: "Query out Status" })).toBeVisible();
  await expect(queries.getByLabel("Answer")).toHaveValue("The port’s.");
  await queries.getByRole("button", { name: "Delete this query" }).click();
  await expect(editor.getByRole("button", { name: "In progress Status" })).toBeVisible();
  expect((await desk(served)).claims).toMatchObject([{ queries: [] }]);
});

test("searches are logged line by line without a mouse, with the places offered that were named before", async ({
  page,
  served,
}) => {
  await paste(page, text);
  await markAsClaim(page, "61,400 passengers");
  await page.getByRole("button", { name: "Claims", exact: true }).click();
  let editor = await markAsClaim(page, "fastest on the coast");
  const log = () => editor.getByRole("region", { name: "Search log" });
  await log().getByRole("button", { name: "Log a search" }).click();
  await page.keyboard.type("Register of ships");
  await page.keyboard.press("Tab");
  await page.keyboard.type("knots, all ferries");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Port archive");
  await page.keyboard.press("Enter");
  await expect(log().getByRole("listitem")).toHaveCount(3);
  await saved(page);
  await noFindings(page);
  await log().getByRole("button", { name: "Nothing found" }).first().press("ArrowRight");
  await log().getByLabel("Note").first().fill("Only three of them");
  await log().getByRole("button", { name: "Delete this entry" }).nth(1).click();

  await page.getByRole("button", { name: "Previous claim" }).click();
  editor = editorOf(page, 1);
  await log().getByRole("button", { name: "Log a search" }).click();
  await page.keyboard.type("reg");
  await expect(page.getByRole("option")).toHaveText(["Register of ships"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(log().getByLabel("Where")).toHaveValue("Register of ships");
  await saved(page);

  await page.reload();
  await expect(log().getByLabel("Where")).toHaveValue("Register of ships");
  const today = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  const on = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
  expect((await desk(served)).claims).toMatchObject([
    { searches: [{ place: "Register of ships", found: false, on }] },
    {
      searches: [{ place: "Register of ships", terms: "knots, all ferries", found: true, note: "Only three of them" }],
    },
  ]);
});

test("a status asks for its reason, and the checklist is that of the kind of claim", async ({ page, served }) => {
  await paste(page, text);
  const editor = await markAsClaim(page, "fastest on the coast");
  await editor.getByRole("button", { name: /Status$/ }).press("Enter");
  await page.keyboard.type("on");
  await page.keyboard.press("Enter");
  await expect(editor.getByLabel("Why the author’s word is taken")).toBeFocused();
  await page.keyboard.type("She has sailed them all.");

  await editor.getByRole("button", { name: /Kind$/ }).click();
  await page.getByRole("option", { name: "Superlative" }).click();
  const checklist = editor.getByRole("region", { name: "Checklist" });
  const fold = checklist.getByRole("button", { name: /^Checklist/ });
  if ((await fold.getAttribute("aria-expanded")) !== "true") await fold.click();
  await checklist.getByText("Does it still hold today?").click();
  await expect(fold).toHaveAccessibleName("Checklist 1 of 3");
  await saved(page);
  await noFindings(page);
  await page.reload();
  await expect(editor.getByLabel("Why the author’s word is taken")).toHaveValue("She has sailed them all.");
  expect((await desk(served)).claims).toMatchObject([
    { status: "onAuthor", statusReason: "She has sailed them all.", checked: ["superlative-still"] },
  ]);
});

test("a question is kept while it cannot be stored, and asked once when it can", async ({ page, served }) => {
  await paste(page, text);
  const editor = await markAsClaim(page, "fastest on the coast");
  await saved(page);
  const toQueries = (url: URL) => url.pathname.endsWith("/queries");
  await page.route(toQueries, (route) => route.fulfill({ status: 500, json: { detail: "The disk is full." } }));
  await editor.getByRole("button", { name: "Ask a query" }).click();
  await page.keyboard.type("Of which year");
  await expect(page.getByRole("banner").getByRole("button", { name: "Not saved" })).toBeVisible();
  await page.keyboard.type(" is this?");
  await page.unroute(toQueries);
  await saved(page);
  await expect(editor.getByLabel("Question")).toBeFocused();
  expect((await desk(served)).claims).toMatchObject([{ queries: [{ question: "Of which year is this?" }] }]);
});
