import { choose, openSample, saved } from "./article.ts";
import { expect, test } from "./fixtures.ts";

test("the first start leads to the sample, with its claims and verdicts", async ({ page }) => {
  await openSample(page);
  const claims = page.getByRole("complementary", { name: "Claims" });
  await expect(claims.getByRole("button", { name: /^Claim 2: .*mostly false/ })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("The Halmsey Courier");
  await claims.getByRole("button", { name: /^Claim 2:/ }).click();
  await expect(claims.getByRole("textbox", { name: "Reasons" })).toContainText("There are two forecasts");
  await expect(claims.getByRole("radio", { name: "Mostly false" })).toBeChecked();
  await expect(claims.getByRole("button", { name: /^Contradicts The harbour tram: business case/ })).toBeVisible();
});

test("articles are found by their words, sorted, renamed, deleted and brought back", async ({ page, served }) => {
  for (const [title, text] of [
    ["Zebra crossing moved", "The crossing is now in Quay Street."],
    ["Anchor found", "A diver found the anchor of the Marigold."],
    ["Mussels are back", "The mussels of the bay are back."],
  ]) {
    await served.call("POST", "articles", { text, format: "text", fields: { title } });
  }
  await page.reload();
  const titles = page.getByRole("main").getByRole("listitem").getByRole("link");
  await expect(titles).toHaveText([/^Mussels/, /^Anchor/, /^Zebra/]);

  await page.getByRole("button", { name: /Sort by$/ }).click();
  await page.getByRole("option", { name: "Title" }).click();
  await expect(titles).toHaveText([/^Anchor/, /^Mussels/, /^Zebra/]);

  // What is checked from end to end is not listed among the unfinished.
  await titles.first().click();
  await expect(page.getByRole("article")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await saved(page);
  await page.getByRole("link", { name: "Library" }).click();
  await choose(page.getByRole("main"), "Show", "Unfinished");
  await expect(titles).toHaveText([/^Mussels/, /^Zebra/]);
  await choose(page.getByRole("main"), "Show", "All articles");

  await page.getByRole("searchbox", { name: "Search the articles" }).fill("marigold");
  await expect(titles).toHaveText([/A diver found the anchor of the Marigold/]);
  await page.keyboard.press("ArrowDown");
  await expect(titles).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("banner").getByRole("button", { name: "Anchor found" }).click();
  const details = page.getByRole("dialog", { name: "Article details" });
  await details.getByRole("textbox", { name: "Title" }).fill("Diver finds anchor");
  await details.getByRole("textbox", { name: "Publisher" }).fill("The Brack Lantern");
  await details.getByRole("textbox", { name: "Published on" }).fill("3 May");
  await expect(details.getByRole("alert")).toContainText("date");
  await details.getByRole("textbox", { name: "Published on" }).fill("2025-05-03");
  await expect(details.getByRole("alert")).toHaveCount(0);
  await details.getByRole("button", { name: "Done" }).click();
  await saved(page);
  await expect(page.getByRole("main")).toContainText("The Brack Lantern · 3 May 2025");

  await page.getByRole("link", { name: "Library" }).click();
  await expect(titles).toHaveText([/^Diver finds anchor/, /^Mussels/, /^Zebra/]);
  await page.getByRole("button", { name: "Actions for Mussels are back" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(titles).toHaveText([/^Diver/, /^Zebra/]);
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(titles).toHaveText([/^Diver/, /^Mussels/, /^Zebra/]);
});
