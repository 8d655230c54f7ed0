import { accessibilityFindings } from "../accessibility.ts";
import { editorOf, openSample, paste } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

const findings = (page: Page) => accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`));

test("any command is found by its name, and finds things as they were", async ({ page }) => {
  await paste(page, "The ferry is late. It was late in May, too. Nobody knows why.");
  await page.getByRole("article").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Find a command" });
  await expect(palette.getByRole("menuitem", { name: /^Mark as a claim/ })).toBeVisible();
  // What needs a claim is not offered, but found by whoever asks for it.
  await expect(palette.getByRole("menuitem", { name: /^Delete the claim/ })).toHaveCount(0);
  await page.keyboard.type("delete claim");
  await expect(palette.getByRole("menuitem", { name: /^Delete the claim/ })).toBeDisabled();
  expect(await findings(page)).toEqual([]);
  await palette.getByRole("searchbox").fill("claim mark");
  await page.keyboard.press("Enter");
  const article = page.getByRole("article");
  await expect(article.locator("mark")).toHaveText("The ferry is late.");

  await page.keyboard.press("ControlOrMeta+Shift+p");
  await expect(palette.getByRole("menuitem").first()).toHaveText(/^Mark as a claim/);
  await page.keyboard.type("zeppelin");
  await expect(palette.getByText("No command is called that.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(article).toBeFocused();
});

test("a command is given other keys, also one that another command has", async ({ page, served }) => {
  await openSample(page);
  await page.keyboard.press("ControlOrMeta+,");
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("tab", { name: "Keyboard" }).click();
  const row = (title: string | RegExp) => settings.getByRole("button", { name: title });
  const recorder = settings.getByRole("textbox", { name: /^New key/ });

  // Another key for a command that has none yet; keys of the dialog and of the app wait meanwhile.
  await row(/^History(?! of)/).click();
  await settings.getByRole("button", { name: "Add a key" }).click();
  await page.keyboard.press("ControlOrMeta+h");
  await expect(row(/^History(?! of)/)).toHaveText(/H$/);
  await settings.getByRole("button", { name: "Add a key" }).click();
  await page.keyboard.press("Escape");
  await expect(recorder).toHaveCount(0);
  await expect(settings.getByRole("button", { name: "Add a key" })).toBeFocused();

  // N is taken: it is said by what, and taken over only then.
  await settings.getByRole("button", { name: "Add a key" }).click();
  await page.keyboard.press("n");
  await expect(settings.getByRole("alert")).toHaveText("N is the key of “Next claim in the text” and “Next change”.");
  expect(await findings(page)).toEqual([]);
  await settings.getByRole("button", { name: "Leave it there" }).click();
  await expect(row(/^History(?! of)/)).not.toHaveText(/N$/);
  await settings.getByRole("button", { name: "Add a key" }).click();
  await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  await expect(row(/^History(?! of)/)).toHaveText(/N$/);
  await expect(row("Next claim in the text")).toHaveText("Next claim in the textchanged");
  await page.keyboard.press("Escape");
  await expect(settings).toHaveCount(0);

  const history = page.getByRole("dialog", { name: "History of this article" });
  await page.getByRole("article").focus();
  await page.keyboard.press("n");
  await expect(history).toBeVisible();
  await page.keyboard.press("Escape");
  await expect
    .poll(() => served.call<{ keys: unknown }>("GET", "preferences").then(({ keys }) => keys))
    .toEqual({ "app.history": ["Mod+H", "N"], "claim.next": [], "diff.next": ["D"] });
});

test("single keys are switched off, and all keys are reset", async ({ page, served }) => {
  await served.call("PATCH", "preferences", { keys: { "app.history": ["Mod+H", "N"], "claim.next": [] } });
  await page.reload();
  await openSample(page);
  const rating = editorOf(page).locator(".level").filter({ hasText: "Mostly true" });
  await page.keyboard.press("p");
  await page.keyboard.press("e");
  await expect(rating).toHaveText("Mostly true2");
  const settings = page.getByRole("dialog", { name: "Settings" });
  const row = (title: string | RegExp) => settings.getByRole("button", { name: title });
  const history = page.getByRole("dialog", { name: "History of this article" });
  await page.keyboard.press("ControlOrMeta+,");
  await settings.getByRole("tab", { name: "Keyboard" }).click();
  await settings.getByText(/^Letters, digits and signs/).click();
  await expect(settings.getByRole("checkbox")).not.toBeChecked();
  await settings.getByRole("searchbox").fill("history");
  await row(/^History(?! of)/).click();
  await expect(settings.getByText("Off, as all single keys are").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(settings).toHaveCount(0);
  await expect(rating).toHaveText("Mostly true");
  await page.keyboard.press("Escape");
  await page.getByRole("article").focus();
  await page.keyboard.press("n");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+h");
  await expect(history).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("F1");
  const sheet = page.getByRole("dialog", { name: "Keyboard" });
  await sheet.getByRole("searchbox").fill("history");
  await expect(sheet.getByRole("definition").first()).toHaveText(/H$/);
  expect(await findings(page)).toEqual([]);
  await sheet.getByRole("button", { name: "Close" }).click();

  await page.keyboard.press("ControlOrMeta+,");
  await settings.getByRole("tab", { name: "Keyboard" }).click();
  await settings.getByText(/^Letters, digits and signs/).click();
  await settings.getByRole("button", { name: "Reset all" }).click();
  await expect(row("Next claim in the text")).toHaveText(/N$/);
  await page.keyboard.press("Escape");
  await page.getByRole("article").focus();
  await page.keyboard.press("n");
  await expect(page.getByRole("article").locator("mark").first()).toBeFocused();
});
