import { desk, editorOf, markAsClaim, paste, rate, saved } from "./article.ts";
import { expect, test } from "./fixtures.ts";

test("a changed scale is a new version, and a verdict keeps the words it was given in", async ({ page, served }) => {
  await paste(page, "The ferry is late. The inn is full.");
  const editor = await markAsClaim(page, "The ferry is late");
  await rate(editor, "Half true");
  await saved(page);

  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("link", { name: "Rating scales" }).click();
  const ratings = page.getByRole("grid", { name: "Ratings" });
  const name = ratings.getByRole("row", { name: "Half true" }).getByRole("textbox", { name: "Name of the rating" });
  await name.fill("So-so");
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await expect(page.getByText("version 2").first()).toBeVisible();
  await expect(ratings.getByRole("row", { name: "So-so" })).toBeVisible();

  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("link", { name: /^The ferry is late/ }).click();
  await page.getByRole("button", { name: /^Claim 1:/ }).click();
  await expect(editorOf(page, 1).getByRole("radio", { name: "Half true" })).toBeChecked();
  await page.getByRole("button", { name: "Claims", exact: true }).click();
  await rate(await markAsClaim(page, "The inn is full"), "So-so");
  await saved(page);
  const { claims, scales } = await desk(served);
  const given = claims.map(({ verdict }) => scales.find(({ id }) => id === verdict?.scaleVersionId)?.version);
  expect(given).toEqual([1, 2]);

  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("link", { name: "Rating scales" }).click();
  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByRole("dialog", { name: "History of the rating scale" });
  await history.getByRole("button", { name: "Put back the version before" }).click();
  await expect(history.getByRole("listitem").first()).toContainText("removed: So-soadded: Half true");
  await page.keyboard.press("Escape");
  await expect(ratings.getByRole("row", { name: "Half true" })).toBeVisible();
});

test("a scale that cannot be told apart is refused with a reason", async ({ page }) => {
  await page.getByRole("link", { name: "Rating scales" }).click();
  const ratings = page.getByRole("grid", { name: "Ratings" });
  await ratings
    .getByRole("row", { name: "False", exact: true })
    .getByRole("textbox", { name: "Name of the rating" })
    .fill("True");
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await expect(page.getByRole("alert")).toContainText("“True” is there twice");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("button", { name: "Save as version 2" })).toHaveCount(0);
});
