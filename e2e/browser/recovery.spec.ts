import { readFile, writeFile } from "node:fs/promises";
import { accessibilityFindings } from "../accessibility.ts";
import { expect, type Page, test } from "./fixtures.ts";

const findings = (page: Page) => accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`));

const passphrase = "four mild herons at noon";

test("a damaged library is read, and its last backup, which is sealed, restored", async ({ page, served }) => {
  await served.call("POST", "articles", { text: "Harbour\n\nThe pier is 900 m long." });
  await expect(page.getByRole("button", { name: "Menu" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+,");
  await page.getByRole("tab", { name: "Backups" }).click();
  await page.getByRole("button", { name: "Seal backups…" }).click();
  await page.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
  await page.getByRole("textbox", { name: "Once more" }).fill(passphrase);
  await page.getByRole("button", { name: "Seal from now on" }).click();
  await expect(page.getByText("Backups are sealed.")).toBeVisible({ timeout: 40_000 });
  await page.getByRole("button", { name: "Back up now" }).click();
  await expect(page.getByText("read again and found whole")).toBeVisible();
  await expect(page.getByRole("list", { name: "Backups" }).getByRole("listitem")).toHaveText([/sealed/]);
  expect(await findings(page)).toEqual([]);

  await served.restart(async () => {
    const bytes = await readFile(served.sandbox.library);
    await writeFile(served.sandbox.library, bytes.fill(0, bytes.length - 4096)); // its last page
  });
  await page.goto(served.address);
  await expect(page.getByRole("heading", { name: "The library did not open" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Save what can be saved…" }).click();
  await page.getByRole("button", { name: "Save what can be saved", exact: true }).click();
  await expect(page.getByRole("row", { name: "Article 1 0" })).toBeVisible();
  await expect(page.getByText("The history is whole and goes on.")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("button", { name: "Open read-only" }).click();
  await expect(page.getByRole("alert")).toContainText("nothing is stored");
  await expect(page.getByRole("link", { name: "Harbour" })).toBeVisible();

  await page.keyboard.press("ControlOrMeta+,");
  await page.getByRole("tab", { name: "Backups" }).click();
  await page.getByRole("button", { name: "Restore that of" }).click();
  await page.getByRole("textbox", { name: "Passphrase" }).fill("another one");
  await page.keyboard.press("Enter");
  // Each try is made slow on purpose, and takes many seconds on a busy machine.
  await expect(page.getByText("not the passphrase")).toBeVisible({ timeout: 40_000 });
  await page.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
  await page.getByRole("button", { name: "Restore the backup" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Harbour" })).toBeVisible();
});

test("everything goes out sealed, and comes back as a new library", async ({ page, served }) => {
  await served.call("POST", "articles", { text: "Harbour\n\nThe pier is 900 m long." });
  await expect(page.getByRole("button", { name: "Menu" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+,");
  await page.getByRole("tab", { name: "Backups" }).click();
  await page.getByRole("button", { name: "Copy of everything…", exact: true }).click();
  await page.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
  await page.getByRole("textbox", { name: "Once more" }).fill("four mild bitterns");
  await expect(page.getByText("Hard to guess")).toBeVisible();
  await expect(page.getByText("another one than above")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make the copy" })).toBeDisabled();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("textbox", { name: "Once more" }).fill(passphrase);
  await page.getByRole("button", { name: "Make the copy" }).click();
  await expect(page.getByText("Copied: 1 article")).toBeVisible({ timeout: 40_000 });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^library-copy-\d{8}\.zip\.age$/);

  await page.getByRole("button", { name: "Open a copy of everything…" }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose the file…" }).click();
  const copy = `${await file.path()}`;
  await (await chooser).setFiles({ name: "desk.zip.age", mimeType: "", buffer: await readFile(copy) });
  await page.getByRole("textbox", { name: "Passphrase" }).fill("four wild herons");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("not the passphrase", { timeout: 40_000 });
  expect(await findings(page)).toEqual([]);
  await page.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Open the new library" }).click();
  await expect(page.getByRole("link", { name: "Harbour" })).toBeVisible();
  await expect
    .poll(async () => (await served.call<{ path: string }>("GET", "library")).path)
    .toContain("desk.tickmark");
});
