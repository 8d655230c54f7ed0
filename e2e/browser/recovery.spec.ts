import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
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
    // A log, of which nothing counts: with one, it does not open before it is looked through, however long that takes.
    await writeFile(`${served.sandbox.library}-wal`, Buffer.alloc(32));
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

/** How long a file is that takes minutes to be gone through, in bytes. What is added to one takes no room on the disk. */
const long = 2 ** 38;

test("a damaged library is saved, which is followed, stopped and begun again, and worked with", async ({
  page,
  served,
}) => {
  await served.call("POST", "articles", { text: "Harbour\n\nThe pier is 900 m long." });
  const { library } = served.sandbox;
  let size = 0;
  await page.goto("about:blank"); // which asks nothing of the server that goes
  await served.restart(async () => {
    const bytes = await readFile(library);
    size = bytes.length;
    await writeFile(library, bytes.fill(0, 0, 4096)); // its first page, without which none opens
  });
  await page.goto(served.address);
  await page.getByRole("button", { name: "Save what can be saved…" }).click();
  await truncate(library, long);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save what can be saved", exact: true }).click();
  const progress = page.getByRole("progressbar", { name: "Saving…" });
  await expect(dialog.getByRole("progressbar", { name: "Saving…" })).toContainText("B of 825 GB");
  expect(await findings(page)).toEqual([]);

  // It goes on when the dialog is closed, and when the page begins anew.
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(progress).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toContainText("is being saved");
  await page.reload();
  await expect(progress).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped. No new library was made.")).toBeVisible();

  await truncate(library, size);
  await page.getByRole("button", { name: "Save what can be saved…" }).click();
  await dialog.getByRole("button", { name: "Save what can be saved", exact: true }).click();
  await expect(dialog.getByRole("row", { name: "Article 1 0" })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "See what was saved…" }).click();
  await dialog.getByRole("button", { name: "Work with the new library" }).click();
  await page.getByRole("link", { name: "Harbour" }).click();
  await expect(page.getByRole("article")).toContainText("The pier is 900 m long.");
  const history = await served.call<{ entries: { action: { label: string } }[] }>("GET", "history?of=library");
  expect(history.entries.map(({ action }) => action.label)).toContain("Import article");
});

test("a restore is seen in every window, and stopped", async ({ page, served }) => {
  await served.call("POST", "articles", { text: "Harbour\n\nThe pier is 900 m long." });
  await expect(page.getByRole("button", { name: "Menu" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+,");
  await page.getByRole("tab", { name: "Backups" }).click();
  await page.getByRole("button", { name: "Back up now" }).click();
  await expect(page.getByText("read again and found whole")).toBeVisible();
  const { folder, backups } = await served.call<{ folder: string; backups: { name: string }[] }>("GET", "backups");
  const backup = join(folder, `${backups[0]?.name}`);
  const manifest = backup.replace(/tickmark$/, "json");
  await writeFile(manifest, JSON.stringify({ ...JSON.parse(await readFile(manifest, "utf8")), size: long }));
  await truncate(backup, long);

  await page.getByRole("button", { name: "Restore that of" }).click();
  await page.getByRole("button", { name: "Restore the backup" }).click();
  const other = await page.context().newPage();
  await other.goto(served.address);
  for (const window of [page, other]) {
    await expect(window.getByRole("heading", { name: "Restoring the library" })).toBeVisible();
    await expect(window.getByRole("progressbar", { name: "Copying and checking…" })).toContainText("B of 825 GB");
  }
  expect(await findings(page)).toEqual([]);
  await other.getByRole("button", { name: "Stop" }).click();
  for (const window of [other, page]) {
    await expect(window.getByText("Stopped. The library is as it was.")).toBeVisible();
    await window.getByRole("button", { name: "Go on" }).click();
    await expect(window.getByRole("link", { name: "Harbour" })).toBeVisible();
  }
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
