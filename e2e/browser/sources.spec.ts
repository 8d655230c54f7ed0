import { readFile } from "node:fs/promises";
import { accessibilityFindings } from "../accessibility.ts";
import { expect, type Page, test } from "./fixtures.ts";

/** With SHOTS=folder, pictures of the dialogs are put there. */
const shots = process.env.SHOTS;

/** Nothing that axe finds, once what has just been done shows. */
async function expectAccessible(page: Page, name: string) {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
  const run = (script: string) => page.evaluate<never>(`(async () => {${script}})()`);
  await expect.poll(() => accessibilityFindings(run)).toEqual([]);
}

const bibliography = `@article{riders, title = {Riders of the {Lindmouth} tram}, author = {Marsh, Ada and Orr, Ben}, journaltitle = {Annals}, doi = {10.5555/1}, abstract = {Many.}}
@misc{copy, title = {Riders}, doi = {10.5555/1}}
@techreport{wire, title = {Wire report}, institution = {Coast Wire}, url = {https://wire.example/1}}
@book{nothing, year = {1999}}`;

test("a bibliography comes in, its sources are edited, merged and written again", async ({ page, served }) => {
  await served.call("POST", "sources", {
    title: "Riders of the tram",
    doi: "10.5555/2",
    author: "",
    publisher: "",
    issued: "",
    url: "",
    class: "primary",
    confidential: false,
    alias: "",
  });
  await page.goto(`${served.address}#/sources`);

  await page.getByRole("button", { name: "Import" }).click();
  await page.getByRole("textbox", { name: "Or paste it here" }).fill(bibliography);
  await page.getByRole("button", { name: "Import what is pasted" }).click();
  const account = page.getByRole("dialog", { name: "Sources imported" });
  await expect(account).toContainText("2 sources added, 1 known already, 1 not read.");
  await expect(account).toContainText("abstract, of 1 entry");
  await expect(account).toContainText("nothing: It has neither a title nor a web address.");
  await account.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("3 sources", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: /Riders of the Lindmouth tram/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Journal" })).toHaveValue("Annals");
  await dialog.getByRole("textbox", { name: "DOI" }).fill("10.5555/2");
  await dialog.getByRole("button", { name: "Choose an origin…" }).click();
  await dialog.getByRole("searchbox", { name: "Find the origin" }).fill("wire");
  await dialog.getByRole("menuitem", { name: "Wire report" }).click();
  await expect(dialog.getByRole("button", { name: "Wire report" })).toBeVisible();
  await expectAccessible(page, "source");
  // What has it from this one cannot be its origin.
  await dialog.getByRole("button", { name: "Wire report" }).click();
  await dialog.getByRole("button", { name: "Choose an origin…" }).click();
  await dialog.getByRole("searchbox", { name: "Find the origin" }).fill("lindmouth");
  await dialog.getByRole("menuitem", { name: /Lindmouth/ }).click();
  await expect(dialog.getByRole("alert").first()).toContainText("An origin cannot lead back.");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: /^All classes/ }).click();
  await page.getByRole("option", { name: "Possible duplicates" }).click();
  await page.getByRole("button", { name: "Compare and merge…" }).click();
  const merging = page.getByRole("dialog", { name: "Merge 2 sources" });
  await merging.getByRole("radiogroup", { name: "Title" }).getByText("Riders of the Lindmouth tram").click();
  await expectAccessible(page, "merge");
  await merging.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByText("No two sources look like the same one.")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(page.getByRole("button", { name: "Compare and merge…" })).toBeVisible();

  await page.getByRole("button", { name: "Possible duplicates" }).click();
  await page.getByRole("option", { name: "Not cited" }).click();
  // Also with one that nothing says is the same.
  await page.getByRole("button", { name: /Riders of the tram/ }).click();
  await dialog.getByRole("button", { name: "Merge with…" }).click();
  await dialog.getByRole("searchbox", { name: "Find the same source" }).fill("wire");
  await dialog.getByRole("menuitem", { name: "Wire report" }).click();
  await expect(merging.getByRole("radiogroup", { name: "Title" })).toContainText("Wire report");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("searchbox", { name: "Search the sources" }).fill("wire");
  await expect(page.getByText("1 found")).toBeVisible();
  await expectAccessible(page, "list");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Export" }).click();
  const items = JSON.parse(await readFile(await (await download).path(), "utf8")) as { title: string; type: string }[];
  expect(items.map(({ title, type }) => [title, type])).toEqual([["Wire report", "report"]]);
});
