import { accessibilityFindings } from "../accessibility.ts";
import { editorOf, paste } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

const findings = (page: Page) => accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`));

test("any command is found by its name, and finds things as they were", async ({ page }) => {
  await paste(page, "The ferry is late. It was late in May, too. Nobody knows why.");
  await page.getByRole("article").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Find a command" });
  await expect(palette.getByRole("menuitem", { name: /^Mark the words/ })).toBeVisible();
  // What needs an open claim is not offered, but found by whoever asks for it.
  await expect(palette.getByRole("menuitem", { name: /^Delete the open claim/ })).toHaveCount(0);
  await page.keyboard.type("delete claim");
  await expect(palette.getByRole("menuitem", { name: /^Delete the open claim/ })).toBeDisabled();
  expect(await findings(page)).toEqual([]);
  await palette.getByRole("searchbox").fill("words mark");
  await page.keyboard.press("Enter");
  await expect(editorOf(page, 1).getByRole("region", { name: "Exact words" })).toHaveText("The ferry is late.");

  await page.keyboard.press("ControlOrMeta+Shift+p");
  await expect(palette.getByRole("menuitem").first()).toHaveText(/^Keys at a glance/);
  await page.keyboard.type("zeppelin");
  await expect(palette.getByText("No command is called that.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(editorOf(page, 1).getByRole("heading", { name: "Claim 1 of 1" })).toBeFocused();
});
