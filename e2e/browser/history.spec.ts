import { accessibilityFindings } from "../accessibility.ts";
import { choose, editorOf, markAsClaim, paste, rate, saved } from "./article.ts";
import { expect, test } from "./fixtures.ts";

test("what was changed in a claim is seen before and after, put back, and that is undone", async ({ page, served }) => {
  await served.call("PATCH", "library", { person: "Ada" });
  await paste(page, "The ferry carried 61,400 passengers. Nobody counted them.");
  const editor = await markAsClaim(page, "61,400 passengers");
  const wording = editor.getByLabel("Stand-alone wording");
  await wording.fill("The night ferry carried 61,400 passengers.");
  await saved(page);
  await served.call("PATCH", "library", { person: "Ben" });
  await wording.fill("The night ferry carried 58,212 passengers.");
  await choose(editor, "Status", "Wrong");
  await rate(editor, "Mostly true");
  await saved(page);
  await rate(editor, "False");
  await saved(page);

  await editor.getByRole("button", { name: "Actions for this claim" }).click();
  await page.getByRole("menuitem", { name: "History of the claim" }).click();
  const history = page.getByRole("dialog", { name: "History of the claim" });
  const entry = history.getByRole("listitem");
  await expect(entry.nth(0)).toContainText(/Give verdict.*Ben, .*Verdict.*removed: Mostly true.*added: False/);
  const edited = entry.filter({ hasText: "Wrong" });
  await expect(edited).toContainText(/Ben, .*Wording.*ferry carried removed: 61,400added: 58,212 passengers/);
  await expect(edited).toContainText("removed: To check added: Wrong");
  await expect(entry.last()).toContainText(/Mark claim.*Ada, .*Claim, new.*Words.*added: 61,400 passengers/);
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(() => accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`)))
      .toEqual([]);
  }

  await history
    .getByRole("button", { name: "Put back Wording: The night ferry carried 61,400 passengers." })
    .press("Enter");
  await expect(entry.first()).toContainText(/Put back wording.*Ben, /);
  await page.keyboard.press("Escape");
  await expect(history).toHaveCount(0);
  await expect(wording).toHaveValue("The night ferry carried 61,400 passengers.");
  await page.getByRole("article").focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editorOf(page).getByLabel("Stand-alone wording")).toHaveValue(
    "The night ferry carried 58,212 passengers.",
  );
});
