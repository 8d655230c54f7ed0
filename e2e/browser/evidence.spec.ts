import { markAsClaim, paste, saved } from "./article.ts";
import { expect, test } from "./fixtures.ts";

test("a claim is held against its evidence, by keyboard", async ({ page }) => {
  await paste(page, "Lindmouth\n\nThe tram of Lindmouth carried 4.2 million people in 2024, said Tove Aske.");
  const editor = await markAsClaim(page, "carried 4.2 million people in 2024, said Tove Aske");
  for (const [title, quote] of [
    ["Annual report", "In the year to 31 December 2024, 4,208,113 passengers used 9 trams."],
    ["Timetable", "Every ten minutes."],
  ] as const) {
    await editor.getByRole("button", { name: "Add evidence" }).click();
    await page.keyboard.type(title);
    await editor.getByRole("menuitem", { name: "New source" }).click();
    const quoted = editor.getByLabel("Quoted words");
    await expect(quoted).toHaveValue(""); // not that of the evidence before
    await quoted.fill(quote);
  }
  await saved(page);
  await editor.getByRole("heading", { name: /^Claim 1/ }).focus();

  await page.keyboard.press("b");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Claim 1 and its evidence");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const words = page.getByRole("region", { name: "Claim" });
  await expect(words.locator("mark:not([aria-hidden] mark)")).toHaveText([
    "4.2 million (on both sides)",
    "2024 (on both sides)",
    "Tove Aske (in no evidence)",
  ]);
  await expect(words.getByText("In no evidence: Tove Aske.")).toBeVisible();
  const supports = page.getByRole("region", { name: "Supports" });
  await expect(supports.getByRole("listitem").first().locator("mark")).toHaveText([
    "31 December 2024 (on both sides)",
    "4,208,113 (on both sides)",
    "9",
  ]);

  // It moves to its new group once it is put away, and keeps the focus.
  await supports.getByRole("button", { name: "Edit Timetable" }).press("Enter");
  await supports.getByRole("button", { name: /Stance/ }).press("Enter");
  await page.getByRole("option", { name: "Gives context" }).press("Enter");
  await page.getByRole("button", { name: "Done with Timetable" }).press("Enter");
  await expect(
    page.getByRole("region", { name: "Gives context" }).getByRole("button", { name: "Edit Timetable" }),
  ).toBeFocused();

  await page.keyboard.press("Escape");
  await expect(editor).toBeVisible();
});
