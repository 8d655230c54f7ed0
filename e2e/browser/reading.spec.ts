import { dragOver, editorOf, markAsClaim, openSample, paste } from "./article.ts";
import { expect, test } from "./fixtures.ts";

test("words lead to their claim, and a claim leads to its words", async ({ page }) => {
  await openSample(page);
  const claims = page.getByRole("complementary", { name: "Claims" });
  const article = page.getByRole("article");
  await article.locator("mark").filter({ hasText: "we have the busiest tram line" }).click();
  await expect(editorOf(page, 3).getByRole("heading", { name: "Claim 3 of 15" })).toBeFocused();

  // Back to the text, and then out of the claim.
  await page.keyboard.press("Escape");
  await expect(article).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(article).toBeFocused();
  await page.keyboard.press("l");
  const row = claims.getByRole("button", { name: /^Claim 3:/ });
  await expect(row).toBeFocused();
  await page.keyboard.press("End");
  await expect(claims.getByRole("button", { name: /^Claim 15:/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editorOf(page, 15)).toBeVisible();
  await expect(article.locator("mark").last()).toBeInViewport();
  // Opened from the list, a claim leads back there.
  await page.keyboard.press("Escape");
  await expect(claims.getByRole("button", { name: /^Claim 15:/ })).toBeFocused();
});

test("where claims overlap, another click opens the one beneath, and a drag selects words", async ({ page }) => {
  await paste(page, "The ferry is late. It was late in May, too. Nobody knows why.");
  await markAsClaim(page, "It was late in May");
  await page.getByRole("button", { name: "Claims", exact: true }).click();
  await markAsClaim(page, "late in May, too. Nobody knows");
  await page.getByRole("button", { name: "Claims", exact: true }).click();

  const marks = page.getByRole("article").locator("mark");
  await expect(marks).toHaveText(["It was ", "late in May", ", too.", " ", "Nobody knows"]);
  await marks.nth(1).click();
  await expect(editorOf(page, 2)).toBeVisible();
  await marks.nth(1).click();
  await expect(editorOf(page, 1)).toBeVisible();
  await marks.nth(4).click();
  await expect(editorOf(page, 2)).toBeVisible();

  // From the very first letter of the other claim, which it does not open.
  await dragOver(page, "It was");
  await page.getByRole("button", { name: "Add to claim 2" }).click();
  await expect(editorOf(page, 2).getByRole("region", { name: "Exact words" }).getByRole("listitem")).toHaveText([
    "It was",
    "late in May, too. Nobody knows",
  ]);
});

test("claims are filtered, and the filter says what it leaves", async ({ page }) => {
  await openSample(page);
  const claims = page.getByRole("complementary", { name: "Claims" });
  const rows = claims.getByRole("button", { name: /^Claim \d+:/ });
  await claims.getByRole("button", { name: "Filter" }).click();
  const filter = page.getByRole("dialog", { name: "Filter the claims" });
  await filter.getByText("Misleading", { exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(rows).toHaveText([/Misleading/]);
  await expect(claims.getByText("1 of 15 claims")).toBeVisible();
  await claims.getByRole("button", { name: "Stop filtering by Misleading" }).click();
  await expect(claims.getByText("1 of 15 claims")).toHaveCount(0);

  await claims.getByRole("searchbox", { name: "Search the claims" }).fill("crowns");
  await expect(rows).toHaveText([/118 million crowns/]);
  await claims.getByRole("searchbox", { name: "Search the claims" }).fill("zeppelin");
  await claims.getByRole("button", { name: "Show all claims" }).click();
  await expect(claims.getByText("1 of 15 claims")).toHaveCount(0);
  await expect(rows.first()).toContainText("4.2 million passengers");
});
