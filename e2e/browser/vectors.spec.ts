import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "@playwright/test";
import { writeReport } from "./article.ts";
import { expect, type Served, test } from "./fixtures.ts";

/*
 * With VECTORS=file, a JSON list of {id, html}: brings each fragment in by every way and looks at it wherever it is shown.
 * Without, it does so with one, and what there is to see in detail is in hostile.spec.ts.
 */
const file = process.env.VECTORS;
const own: Fragment = {
  id: "own",
  html: '<img src="x.png" onerror="alert(1)"><a href="javascript:alert(1)" onclick="alert(2)">x</a><form><input name="nodeName"></form><script>alert(3)</script>',
};
const fragments: Fragment[] = file ? JSON.parse(readFileSync(file, "utf8")) : [own];

interface Fragment {
  id: string;
  html: string;
}

/** So many have a library together. */
const together = 100;

for (let from = 0; from < fragments.length; from += together) {
  const some = fragments.slice(from, from + together);
  test(`nothing of ${some.length} fragments from “${some[0]?.id}” on runs or loads`, async ({
    systemBrowser,
    served,
  }) => {
    test.setTimeout(60_000 + some.length * 10_000);
    const { context, look } = await watched(systemBrowser, served);
    const page = await context.newPage();
    await page.goto(served.address);
    await expect(page.getByRole("button", { name: "Paste a text" })).toBeVisible();
    const report = await context.newPage();

    const found: string[] = [];
    for (const fragment of some) {
      const { article, markdown, claim, source } = await bringIn(served, fragment);
      const see = async (where: string, at: Page, places: string) =>
        found.push(...(await look(at, places)).map((what) => `${fragment.id}, ${where}: ${what}`));
      const go = (hash: string) => page.evaluate((to) => location.assign(`#/articles/${to}`), hash);
      const words = page.locator(".article").getByText(wordsOf(fragment)).first();

      await go(markdown);
      await expect(words).toBeVisible();
      await see("the article from Markdown", page, ".article");
      await go(`${article}/claims/${claim}`);
      await expect(page.getByRole("textbox", { name: "Reasons" })).toBeVisible();
      await expect(words).toBeVisible();
      await see("the article from HTML and its claim", page, ".article, .claim-editor");
      await go(`${article}/claims/${claim}/sources/${source}`);
      await expect(page.locator(".source-text, .source-viewer__none, .source-viewer__copies")).toBeVisible();
      await see("the copy of the source", page, ".article, .source-viewer");
      for (const id of [article, markdown]) {
        const path = join(served.sandbox.folder, `${id}.html`);
        await writeReport(served, id, path);
        await report.goto(pathToFileURL(path).href);
        await see("the report", report, "html");
      }
    }
    await context.close();
    expect(found).toEqual([]);
  });
}

test("what runs and what loads is seen where a page is shown as it came", async ({ systemBrowser, served }) => {
  const { context, look } = await watched(systemBrowser, served);
  const page = await context.newPage();
  const path = join(served.sandbox.folder, "bare.html");
  await writeFile(path, own.html);
  await page.goto(pathToFileURL(path).href);
  const found = await look(page, "html");
  await context.close();
  expect(found).toEqual(
    expect.arrayContaining([
      "runs alert(1)",
      "runs alert(2)",
      "runs alert(3)",
      "has href=javascript:alert(1)",
      expect.stringMatching(/^loads file:.*x\.png$/),
    ]),
  );
});

const wordsOf = ({ id }: Fragment) => `Fragment ${id} cost 40 million crowns.`;

/** Enough words that a text with control characters in it is not taken for binary data. */
const around = "Nobody knows what the crowns were for. ".repeat(30);

/** The fragment as an article of both formats, as what is written about a claim, and as a source with a copy. */
async function bringIn({ call }: Served, fragment: Fragment) {
  const { html } = fragment;
  const words = wordsOf(fragment);
  const add = (text: string, format: string) =>
    call<{ article: { id: string } }>("POST", "articles", { text, format }).then(({ article }) => article.id);
  const markdown = await add(`${words}\n\n${html}\n\n${around}`, "markdown");
  const article = await add(`<p>${words}</p><p>${around}</p>${html}`, "html");
  const [{ id: claim }, { scales }] = await Promise.all([
    call<{ id: string }>("POST", `articles/${article}/claims`, {
      spans: [{ start: 0, end: words.length }],
      fields: { wording: html, note: html, claimant: html.slice(0, 200) },
    }),
    call<{ scales: { id: string }[] }>("GET", `articles/${article}`),
  ]);
  const verdict = { scaleVersionId: scales[0]?.id, level: "true", explanation: html };
  await call("PUT", `claims/${claim}/verdict`, verdict);
  const known = { author: "", publisher: "", issued: "", url: "", class: "primary", confidential: false, alias: "" };
  const evidence = await call<{ sourceId: string }>("POST", `claims/${claim}/evidence`, {
    source: { ...known, title: `${words} ${html.slice(0, 200)}` },
    evidence: { quote: html },
  });
  if (html !== "") await call("POST", `sources/${evidence.sourceId}/snapshots?name=copy.html`, new Blob([html]));
  return { article, markdown, claim, source: evidence.sourceId };
}

/** A browser of its own, and what is found in a page of it: what ran, might run, or was asked for since the last look. */
async function watched(browser: Browser, { address }: Served) {
  // Without the policy of the pages: it would only hide what has come that far.
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: "reduce" });
  const own = new URL(address).origin;
  const loaded: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin, pathname } = new URL(request.url());
    const isOwn = origin === own && /^\/($|favicon\.svg$|(api|assets|media)\/)/.test(pathname);
    const isOpened = protocol === "file:" && request.isNavigationRequest();
    if (!isOwn && !isOpened && protocol !== "data:" && protocol !== "blob:") loaded.push(`loads ${request.url()}`);
  });
  await context.addInitScript(listenForScript);
  const look = async (page: Page, places: string) => {
    const ran = await page.evaluate(provoke, places);
    const frames = page.frames().slice(1);
    return [...ran, ...frames.map((frame) => `has a frame ${frame.url()}`), ...loaded.splice(0)];
  };
  return { context, look };
}

/** Runs in the page before anything else: what hostile script calls to show that it runs is noted. */
function listenForScript() {
  const ran: string[] = [];
  Object.assign(window, { ran });
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    Object.assign(window, { [name]: (said: unknown) => ran.push(`runs ${name}(${said})`) });
  }
}

/** Runs in the page: has every handler of the elements in some places fire, and tells what ran or might. */
function provoke(places: string): string[] {
  const { ran } = window as unknown as { ran: string[] };
  for (const place of places.split(", ")) if (!document.querySelector(place)) ran.push(`lacks ${place}`);
  const events = "click mouseover mouseenter focus submit input pointerdown toggle auxclick error load".split(" ");
  for (const element of document.querySelectorAll(`:is(${places}) *`)) {
    // Those that do not bubble reach handlers in attributes, and none of the app.
    for (const event of events) element.dispatchEvent(new Event(event, { cancelable: true }));
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "srcdoc") ran.push(`has ${name}=${value}`);
      if (/^(xlink:)?href$|^src$|action$/.test(name) && /^\s*(javascript|vbscript|data:text)/i.test(value)) {
        ran.push(`has ${name}=${value}`);
      }
    }
  }
  return ran.splice(0);
}
