import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { HtmlValidate } from "html-validate";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { accessibilityFindings } from "../accessibility.ts";
import { headlessBinary, root, Sandbox } from "../binary.ts";
import { expect, test } from "./fixtures.ts";

const run = promisify(execFile);

/** Runs a command on the library of a sandbox, and returns what it says. */
async function tickmark(sandbox: Sandbox, ...args: string[]): Promise<string> {
  const { stdout } = await run(headlessBinary, ["--json", ...args], { env: sandbox.env });
  return stdout;
}

/** Brings an article in and returns its identifier. */
async function imported(sandbox: Sandbox, file: string): Promise<string> {
  const [{ article }] = JSON.parse(await tickmark(sandbox, "import", join(root, file)));
  return article.id;
}

let sandbox: Sandbox;
test.beforeEach(async () => {
  sandbox = await Sandbox.create();
});
test.afterEach(() => sandbox.remove());

const kinds = ["factCheck", "annotatedArticle", "memo", "querySheet", "sourceList"];
const checks = [
  { lang: "en", article: "app/sample/article.md", claims: "app/sample/claims.json" },
  { lang: "ar", article: "e2e/fixtures/harbour.ar.html", claims: "e2e/fixtures/harbour.ar.json" },
];

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  // The title of a page holds the whole title of the article; what has less room may cut it.
  rules: { "long-title": "off" },
});

for (const { lang, article, claims } of checks) {
  test(`pages of every kind are valid and can be used by everybody: ${lang}`, async ({ systemBrowser }) => {
    const id = await imported(sandbox, article);
    await tickmark(sandbox, "apply", id, join(root, claims));
    const page = await (await systemBrowser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    for (const kind of kinds) {
      const file = join(sandbox.folder, `${kind}.html`);
      await tickmark(sandbox, "export", id, "--output", file, "--kind", kind, "--lang", lang);
      const { results } = await validator.validateFile(file);
      const faults = results.flatMap(({ messages }) => messages.map((m) => `${m.line}:${m.column} ${m.message}`));
      expect.soft(faults, `${kind} is valid`).toEqual([]);

      await page.goto(pathToFileURL(file).href);
      await page.locator("details").evaluateAll((all) => all.map((details) => details.setAttribute("open", "")));
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const findings = await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`));
        expect.soft(findings, `${kind}, ${colorScheme}`).toEqual([]);
      }
      // WCAG 1.4.10: what is 1280 pixels wide at 100 % is 320 wide at 400 %.
      await page.setViewportSize({ width: 320, height: 640 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, `${kind} fits into a narrow window`).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    await page.context().close();
  });
}

/**
 * The words and the numbers of a text. Those of Chinese are found by a dictionary, and lines may end within them. Marks of
 * direction, of which readers of PDF add some, are no part of words, and neither are the signs between digits.
 */
function words(text: string, lang: string): string[] {
  let plain = text.normalize().replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
  if (lang === "zh-Hans") plain = plain.replace(/\s/g, "");
  const segments = new Intl.Segmenter(lang, { granularity: "word" }).segment(plain);
  return [...segments].flatMap(({ segment }) => segment.match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []);
}

/** How many of the words are found in the text, in their order (longest common subsequence), from 0 to 1. */
function inOrder(wanted: string[], found: string[]): number {
  let row = new Array<number>(found.length + 1).fill(0);
  for (const word of wanted) {
    const next = [0];
    for (let i = 0; i < found.length; i++) {
      next.push(found[i] === word ? (row[i] ?? 0) + 1 : Math.max(row[i + 1] ?? 0, next[i] ?? 0));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / wanted.length;
}

async function pdfjsText(file: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(await readFile(file)), verbosity: VerbosityLevel.ERRORS })
    .promise;
  let text = "";
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    for (const item of items) if ("str" in item) text += item.str + (item.hasEOL ? "\n" : "");
  }
  await pdf.destroy();
  return text;
}

test("readers of PDF find the words of an article in their order, in every script", async () => {
  for (const lang of ["en", "ar", "he", "hi", "zh-Hans"]) {
    const id = await imported(sandbox, lang === "en" ? "app/sample/article.md" : `e2e/fixtures/harbour.${lang}.html`);
    const dossier = join(sandbox.folder, `${lang}.json`);
    await tickmark(sandbox, "export", id, "--output", dossier);
    const { version } = JSON.parse(await readFile(dossier, "utf8")) as { version: { blocks: Block[] } };
    // Highlights, and the numbers behind them, must not get between the words.
    const claims = version.blocks
      .filter(({ kind }) => kind === "paragraph")
      .map(({ text }) => ({ passages: [{ quote: { exact: someWords(text, lang) } }] }));
    await writeFile(dossier, JSON.stringify({ claims, sources: [] }));
    await tickmark(sandbox, "apply", id, dossier);
    const file = join(sandbox.folder, `${lang}.pdf`);
    await tickmark(sandbox, "export", id, "--output", file, "--lang", lang === "ar" ? "ar" : "en");
    const wanted = version.blocks.flatMap(({ text }) => words(text, lang));
    for (const [reader, text] of [
      ["pdf.js", await pdfjsText(file)],
      ["pdftotext", (await run("pdftotext", [file, "-"])).stdout],
    ] as const) {
      const share = inOrder(wanted, words(text, lang));
      expect.soft(share, `${reader}, ${lang}: see docs/reports.md`).toBeGreaterThan(0.93);
    }
  }
});

interface Block {
  kind: string;
  text: string;
}

/** The third to the eighth word of a text. */
function someWords(text: string, lang: string): string {
  const found = [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)].filter((s) => s.isWordLike);
  const last = found[7];
  return text.slice(found[2]?.index, last && last.index + last.segment.length);
}
