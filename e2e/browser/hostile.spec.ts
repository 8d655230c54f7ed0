import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { accessibilityFindings } from "../accessibility.ts";
import { root } from "../binary.ts";
import { expect, test } from "./fixtures.ts";

// The fixture fails a test whose page asks for anything but its own server, or complains of script that its policy refused.
test("nothing in an article, a copy or the reasons runs or loads, and a link says where it leads", async ({
  page,
  served,
}) => {
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  const html = await readFile(join(root, "e2e/fixtures/hostile.html"), "utf8");
  const { article } = await served.call<{ article: { id: string } }>("POST", "articles", {
    text: html,
    format: "html",
  });
  const claim = await served.call<{ id: string }>("POST", `articles/${article.id}/claims`, {
    spans: [{ start: 0, end: 30 }],
    fields: { wording: html, claimant: html.slice(0, 200) },
  });
  const { scales } = await served.call<{ scales: { id: string }[] }>("GET", `articles/${article.id}`);
  await served.call("PUT", `claims/${claim.id}/verdict`, {
    scaleVersionId: scales[0]?.id,
    level: "true",
    explanation: `${html}\n\n[x](javascript:alert(1)) ![y](https://tracker.example/c.png) <javascript:alert(1)>`,
  });

  await page.goto(`${new URL(served.address).origin}/#/articles/${article.id}/claims/${claim.id}`);
  const text = page.locator(".article");
  await expect(text).toContainText("It cost 40 million crowns.");
  await expect(text.locator(".unseen[data-name=RLO]")).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 }).locator(".unseen[data-name=RLO]")).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "Reasons" })).toContainText("are words here");
  await expect(text.getByRole("link")).toHaveCount(1);

  await text.getByRole("link", { name: "The ledger" }).click();
  const dialog = page.getByRole("dialog", { name: "Open this address?" });
  await expect(dialog).toContainText("It leads to hаlmsey.example, in plain letters xn--hlmsey-3nf.example.");
  await expect(dialog).toContainText("mixes letters of Latin and Cyrillic");
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
  await dialog.getByRole("button", { name: "Cancel" }).click();

  // The report, opened from a folder, is no safer place.
  let { id, state } = await served.call<{ id: string; state: string }>("POST", `articles/${article.id}/exports`, {
    format: "html",
  });
  while (state === "running") ({ state } = await served.call<{ state: string }>("GET", `exports/${id}?wait=20000`));
  const file = join(served.sandbox.folder, "report.html");
  const token = new URL(served.address).searchParams.get("token");
  const answer = await fetch(new URL(`/api/exports/${id}/file`, served.address), {
    headers: { "X-Tickmark": "1", Authorization: `Bearer ${token}` },
  });
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator(".unseen[data-name=RLO]").first()).toBeVisible();
  expect(ran).toEqual([]);
});
