import { readFile, writeFile } from "node:fs/promises";
import { accessibilityFindings } from "../accessibility.ts";
import { expect, type Page, test } from "./fixtures.ts";

const findings = (page: Page) => accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`));

test("a damaged library is read, and its last backup restored", async ({ page, served }) => {
  await served.call("POST", "articles", { text: "Harbour\n\nThe pier is 900 m long." });
  await expect(page.getByRole("button", { name: "Paste a text" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+,");
  await page.getByRole("tab", { name: "Backups" }).click();
  await page.getByRole("button", { name: "Back up now" }).click();
  await expect(page.getByText("read again and found whole")).toBeVisible();
  await expect(page.getByRole("list", { name: "Backups" }).getByRole("listitem")).toHaveCount(1);
  expect(await findings(page)).toEqual([]);

  await served.restart(async () => {
    const bytes = await readFile(served.sandbox.library);
    await writeFile(served.sandbox.library, bytes.fill(0, bytes.length - 4096)); // its last page
  });
  await page.goto(served.address);
  await expect(page.getByRole("heading", { name: "The library did not open" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Open read-only" }).click();
  await expect(page.getByRole("alert")).toContainText("nothing is stored");
  await expect(page.getByRole("link", { name: "Harbour" })).toBeVisible();

  await page.keyboard.press("ControlOrMeta+,");
  await page.getByRole("tab", { name: "Backups" }).click();
  await page.getByRole("button", { name: "Restore that of" }).click();
  await page.getByRole("button", { name: "Restore the backup" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Harbour" })).toBeVisible();
});
