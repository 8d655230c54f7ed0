import { readFile } from "node:fs/promises";
import { accessibilityFindings } from "../accessibility.ts";
import { desk, editorOf, markAsClaim, paste, saved } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

const findings = (page: Page) => accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`));

const source = {
  title: "",
  author: "",
  publisher: "",
  issued: "",
  url: "",
  class: "primary",
  confidential: false,
  alias: "",
};

test("a confidential source leaves by its alias", async ({ page, served }) => {
  await paste(page, "The harbour lost 30 berths in May.", "Berths");
  const editor = await markAsClaim(page, "lost 30 berths in May");
  await editor.getByRole("button", { name: "Add evidence" }).click();
  await editor.getByPlaceholder("Title, address or alias of a source").fill("Talk with Osk Varnelle");
  await page.keyboard.press("Enter");
  await editor.getByText("Confidential", { exact: true }).click();
  await editor.getByLabel("Alias").fill("a harbour official");
  await saved(page);
  const card = editor.getByRole("button", { name: /^Supports a harbour official/ });
  await expect(card).toContainText("Confidential");
  expect((await desk(served)).sources).toMatchObject([{ confidential: true, alias: "a harbour official" }]);
  expect.soft(await findings(page)).toEqual([]);

  // It is found by its alias when it is cited again, and says what it is.
  await editor.getByRole("button", { name: "Add evidence" }).click();
  await editor.getByPlaceholder("Title, address or alias of a source").fill("official");
  await expect(page.getByRole("menuitem", { name: "a harbour official" })).toContainText("Confidential");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(editorOf(page, 1)).toBeVisible();

  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export the check" });
  await dialog.getByText("Web page", { exact: true }).click();
  await dialog.getByRole("button", { name: "Export" }).click();
  const coming = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const report = await readFile(await (await coming).path(), "utf8");
  expect(report).toContain("a harbour official");
  expect(report).not.toContain("Varnelle");
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("link", { name: "Sources" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "a harbour official" });
  await expect(row).toContainText("Confidential");
  await expect(page.getByText("Varnelle")).toHaveCount(0);
  // By the name nobody comes to it, also not here; who it is stands in its own dialog.
  await page.getByRole("searchbox", { name: "Search the sources" }).fill("Varnelle");
  await expect(page.getByText("No source matches.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search the sources" }).fill("official");
  await row.getByRole("button").click();
  await expect(page.getByRole("dialog", { name: "a harbour official" }).getByLabel("Title")).toHaveValue(
    "Talk with Osk Varnelle",
  );

  // Another one is made one with it without anybody seeing who it is.
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await served.call("POST", "sources", { ...source, title: "Berth ledger" });
  await page.getByRole("searchbox", { name: "Search the sources" }).fill("ledger");
  await page.getByRole("button", { name: /^Berth ledger/ }).click();
  await page.getByRole("button", { name: "Merge with…" }).click();
  await page.getByPlaceholder("Title or alias of a source").fill("official");
  await page.getByRole("menuitem", { name: "a harbour official" }).click();
  const merging = page.getByRole("dialog", { name: "Merge 2 sources" });
  await expect(merging.getByRole("radiogroup", { name: "Title" })).toContainText("confidential, not shown");
  await expect(page.getByText("Varnelle")).toHaveCount(0);
  await merging.getByRole("radiogroup", { name: "Title" }).getByText("confidential, not shown").click();
  await merging.getByRole("button", { name: "Merge" }).click();
  await expect.poll(async () => (await desk(served)).sources).toMatchObject([{ title: "Talk with Osk Varnelle" }]);
  expect.soft(await findings(page)).toEqual([]);
});

test("the dialog says what leaves the newsroom", async ({ page, served }) => {
  await paste(page, "The harbour lost 30 berths in May.", "Berths");
  await markAsClaim(page, "lost 30 berths in May");
  const { claims, scales } = await desk(served);
  const claim = claims[0]?.id;
  await served.call("POST", `claims/${claim}/evidence`, {
    source: { ...source, title: "Talk with Osk Varnelle", confidential: true, alias: "a harbour official" },
    evidence: {},
  });
  await served.call("PATCH", `claims/${claim}`, { note: "Call again." });
  const verdict = { scaleVersionId: scales[0]?.id, level: "true", explanation: "Varnelle counted them." };
  await served.call("PUT", `claims/${claim}/verdict`, verdict);

  await page.getByRole("banner").getByRole("button", { name: "Export" }).click();
  const leaving = page.getByRole("region", { name: "What leaves the newsroom" });
  const goes = leaving.getByRole("list", { name: "Goes out" });
  await expect(goes).toContainText("1 source, 1 by alias");
  await expect(leaving.getByRole("list", { name: "Stays" })).toContainText("1 note");
  await expect(leaving).toContainText(
    "Claim 1, explanation: “Varnelle” may tell who the confidential source “a harbour official” is.",
  );
  expect.soft(await findings(page)).toEqual([]);

  await page.getByRole("dialog").getByText("JSON", { exact: true }).click();
  await expect(page.getByRole("region", { name: "For the newsroom only" })).toContainText(
    "Keep it inside the newsroom.",
  );
});

test("a second reader signs off, and the sign-off lapses with the check", async ({ page, served }) => {
  await paste(page, "The harbour lost 30 berths in May.", "Berths");
  await markAsClaim(page, "lost 30 berths in May");
  const { article, claims, scales } = await desk(served);
  const judge = (level: string) =>
    served.call("PUT", `claims/${claims[0]?.id}/verdict`, { scaleVersionId: scales[0]?.id, level, explanation: "" });
  await served.call("PATCH", "library", { person: "Ada Fenwick" });
  await judge("true");
  await page.reload();
  await expect(editorOf(page, 1)).toBeVisible();

  // Whoever judged cannot be the second reader.
  await page.getByRole("button", { name: "Close check" }).click();
  const signOff = page.getByRole("region", { name: "Sign-off" });
  const sign = signOff.getByRole("button", { name: "Sign off as second reader" });
  await sign.click();
  await expect(signOff.getByRole("alert")).toContainText(
    "Ada Fenwick gave the verdict on claim 1. A second reader has made no",
  );
  await signOff.getByRole("radio", { name: "Checker" }).click();
  await signOff.getByRole("button", { name: "Sign off as checker" }).click();
  await expect(signOff.getByRole("listitem")).toContainText("Checked by Ada Fenwick");

  await served.call("PATCH", "library", { person: "Ben Orr" });
  await page.reload();
  await expect(signOff).toContainText("in the name of Ben Orr");
  await signOff.getByLabel("Note for the file").fill("Read on paper.");
  await sign.click();
  const row = signOff.getByRole("listitem").filter({ hasText: "Read second by Ben Orr" });
  await expect(row).toContainText("Read on paper.");
  expect.soft(await findings(page)).toEqual([]);

  await judge("false");
  await page.reload();
  await expect(row).toContainText("It has lapsed: the text or the check has changed since.");
  expect.soft(await findings(page)).toEqual([]);
  const leaving = await served.call<{ goes: string[] }>("GET", `articles/${article.id}/leaving?format=html`);
  expect(leaving.goes).toContain("Who signed off: Ada Fenwick, Ben Orr");
  expect(leaving.goes).toContain("1 rating that was corrected after the first sign-off");

  await row.getByRole("button", { name: "Withdraw the sign-off of Ben Orr" }).click();
  await expect(row).toHaveCount(0);
  await expect(signOff.getByRole("heading")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(row).toBeVisible();
});
