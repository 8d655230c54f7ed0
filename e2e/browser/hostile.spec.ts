import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator } from "@playwright/test";
import { accessibilityFindings } from "../accessibility.ts";
import { root } from "../binary.ts";
import { desk, writeReport } from "./article.ts";
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
  const file = join(served.sandbox.folder, "report.html");
  await writeReport(served, article.id, file);
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator(".unseen[data-name=RLO]").first()).toBeVisible();
  expect(ran).toEqual([]);
});

test("a character that nobody sees is shown by its name wherever words of others are", async ({ page, served }) => {
  const said = "It cost \u202e04\u202c million crowns.";
  const { article } = await served.call<{ article: { id: string } }>("POST", "articles", {
    text: `${said}\n\nThe quay is long.\n\nThe \u200bcrane was sold.`,
  });
  const path = `articles/${article.id}`;
  const claims: string[] = [];
  for (const spans of [[{ start: 0, end: said.length }], [{ start: said.length + 1, end: said.length + 18 }]]) {
    const fields = { status: "verified", claimant: "A\u202eda" };
    claims.push((await served.call<{ id: string }>("POST", `${path}/claims`, { spans, fields })).id);
  }
  const sources: string[] = [];
  for (const title of ["Led\u202eger", "Ledg\u200ber"]) {
    const known = {
      title,
      doi: "10.5555/1",
      author: "",
      publisher: "",
      issued: "",
      url: "",
      class: "primary",
      alias: "",
    };
    sources.push((await served.call<{ id: string }>("POST", "sources", { ...known, confidential: false })).id);
  }
  const [claim, source] = [claims[0], sources[0]];
  const evidence = { quote: "It was \u202e04\u202c million." };
  await served.call("POST", `claims/${claim}/evidence`, { sourceId: source, evidence });
  await served.call("POST", `sources/${source}/snapshots?name=a.txt`, new Blob(["It was \u202e04\u202c million."]));
  await served.call("POST", `${path}/versions`, {
    text: `It cost \u202e04\u202c billion crowns.\n\nThe quay is \u200blong.\n\nA \u202elight\u202c stands there.`,
    format: "text",
  });

  const shows = async (hash: string, place: Locator, ...names: string[]) => {
    await page.goto(`${new URL(served.address).origin}/#/${hash}`);
    for (const name of names) await expect(place.locator(`.unseen[data-name=${name}]`).first()).toBeVisible();
  };
  const region = (name: string) => page.getByRole("region", { name, exact: true });
  await shows("sources", page.getByRole("main"), "RLO", "ZWSP");
  await shows(path, page.getByRole("list", { name: "Claims" }), "RLO", "PDF");
  await shows(`${path}/recheck/`, page.getByRole("list", { name: "Recheck" }), "RLO", "PDF");
  await shows(`${path}/changes/1-2`, region("The text with its changes"), "RLO", "ZWSP");
  await shows(`${path}/versions/1`, page.getByRole("list", { name: "Claims" }), "RLO");
  await shows(`${path}/claims/${claim}/evidence`, region("Evidence"), "RLO", "PDF");
  await shows(`${path}/claims/${claim}/sources/${source}`, region("Text of the source"), "RLO", "PDF");
  // What is taken from there are the words as they are stored.
  await region("Text of the source").press("ArrowDown");
  await expect(region("Source").getByRole("status").locator(".unseen")).toHaveCount(2);
  await page.keyboard.press("Alt+1");
  await expect
    .poll(async () => (await desk(served)).claims[0]?.evidence[1]?.quote)
    .toBe("It was \u202e04\u202c million.");
});
