import { readFile } from "node:fs/promises";
import { accessibilityFindings } from "../accessibility.ts";
import { desk, markAsClaim, paste, pickFiles, saved } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Apply a check" });

/** Chooses a file in the dialog, which it opens if it has to. */
async function chooseCheck(page: Page, name: string, buffer: Buffer) {
  const dialog = dialogOf(page);
  if (!(await dialog.isVisible())) {
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("menuitem", { name: "Apply a check…" }).click();
  }
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: /^Choose/ }).click();
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer });
}

const findings = (page: Page) => accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`));

test("a sealed check is applied to its article with its passphrase, and taken back", async ({ page, served }) => {
  await paste(page, "The ferry of Ellery is blue. It sails at ten.", "The ferry");
  await markAsClaim(page, "The ferry of Ellery is blue");
  await saved(page);
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  const exporting = page.getByRole("dialog", { name: "Export the check" });
  await exporting.getByText("JSON", { exact: true }).click();
  await exporting.getByText("Seal the file with a passphrase").click();
  const words = "seven grey gulls over the harbour";
  await exporting.getByLabel("Passphrase", { exact: true }).fill(words);
  await exporting.getByLabel("Once more").fill(words);
  await exporting.getByRole("button", { name: "Export" }).click();
  const coming = page.waitForEvent("download");
  await exporting.getByRole("button", { name: "Download" }).click();
  const sealed = await readFile(await (await coming).path());
  await page.keyboard.press("Escape");

  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Nothing marked yet")).toBeVisible();
  const dialog = dialogOf(page);
  await chooseCheck(page, "check.json.age", sealed);
  await expect(dialog.getByRole("status")).toHaveText("Chosen: check.json.age. It is sealed.");
  const passphrase = dialog.getByLabel("Passphrase");
  await expect(passphrase).toBeFocused();
  await expect(dialog.getByRole("button", { name: "Apply", exact: true })).toBeDisabled();
  await passphrase.fill("seven grey gulls");
  await passphrase.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("This is not the passphrase that the file was sealed with.");
  expect((await desk(served)).claims).toHaveLength(0);
  await passphrase.fill(words);
  await passphrase.press("Enter");
  const applied = page.getByRole("dialog", { name: "The check is applied" });
  await expect(applied.getByRole("row", { name: "1 claim is new" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect((await desk(served)).claims).toHaveLength(1);

  await applied.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Nothing marked yet")).toBeVisible();
  expect((await desk(served)).claims).toHaveLength(0);
});

test("a check that does not fit says every reason, and is no article either", async ({ page, served }) => {
  const check = (...words: string[]) =>
    Buffer.from(JSON.stringify({ claims: words.map((exact) => ({ passages: [{ quote: { exact } }] })) }));
  const odd = check("The ferry", "Atlantis", "Lemuria");
  await pickFiles(page, { name: "check.json", mimeType: "application/json", buffer: odd });
  const report = page.getByRole("dialog");
  await expect(report).toContainText("This is a check, not an article.");
  await expect(report).toContainText("choose “Apply a check…”");
  await report.getByRole("button", { name: "Done" }).click();

  await paste(page, "The ferry of Ellery is blue.", "The ferry");
  const dialog = dialogOf(page);
  await chooseCheck(page, "letter.json", Buffer.from("Dear diary"));
  await expect(dialog.getByRole("alert")).toContainText("This file is not JSON");
  await chooseCheck(page, "check.json", odd);
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText(/Claim 2 .*\nClaim 3 .*Nothing was applied/s);
  expect((await desk(served)).claims).toHaveLength(0);

  await chooseCheck(page, "check.json", check("The ferry"));
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByRole("dialog", { name: "The check is applied" }).getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: "Menu" })).toBeFocused();
  expect((await desk(served)).claims).toHaveLength(1);
  await chooseCheck(page, "again.json", check("The ferry"));
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  const nothing = page.getByRole("dialog", { name: "Nothing to apply" });
  await expect(nothing.getByRole("button", { name: "Done" })).toBeFocused();
  await expect(nothing.getByRole("button", { name: "Undo" })).toHaveCount(0);
});
