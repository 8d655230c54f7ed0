import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { accessibilityFindings } from "../accessibility.ts";
import { root, until } from "../binary.ts";
import { pdfOf } from "../pdf.ts";
import { findWords } from "../words.ts";
import { expect, OpenWindow, test } from "./fixtures.ts";
import { Key } from "./webdriver.ts";

/** Selects words of the article by dragging over them with the mouse. */
async function dragOver({ driver }: OpenWindow, words: string): Promise<void> {
  const at = (await driver.run(`return (${findWords})(arguments[0])`, words)) as ReturnType<typeof findWords>;
  if (!at) throw new Error(`the article does not say ${JSON.stringify(words)}`);
  await driver.drag(at.from, at.to);
}

/** Clicks what matches the selector and has the text, as soon as it is there and stays. */
async function click({ driver }: OpenWindow, css: string, text?: string): Promise<void> {
  await until(`a click on ${css} ${text ?? ""}`, 10_000, async () => {
    const element = await (text === undefined ? driver.find(css) : driver.findText(css, text));
    return element.click().then(
      () => true,
      (error) => {
        // The page drew it anew between finding and clicking.
        if (String(error).includes("stale element")) return undefined;
        throw error;
      },
    );
  });
}

test("the main job, in the window: an article in, a claim judged, reports out", async ({ window, sandbox }) => {
  const { driver } = window;
  await window.willChoose(join(root, "e2e/fixtures/brack-ferry.md"));
  await click(window, "button", "Import a file");
  await driver.find("article mark, article p");

  await dragOver(window, "61,400 passengers since it began");
  await click(window, ".selection-toolbar button");
  await expect.poll(async () => (await driver.find("article mark")).text()).toContain("61,400 passengers");
  await (await driver.labelled("Stand-alone wording")).type("The night ferry carried 61,400 passengers.");
  await click(window, "[role=radiogroup] label > span", "Half true");
  await click(window, "[role=textbox][aria-label=Reasons]");
  await driver.type("They were counted twice.");
  expect(await accessibilityFindings((script) => driver.runAsync(script))).toEqual([]);

  for (const [format, begin] of [
    ["PDF", "%PDF-"],
    ["Web page", "<!doctype html>"],
  ] as const) {
    await window.willChoose(`${sandbox.folder}/`);
    await click(window, "button", "Export");
    await click(window, "[role=dialog] .format__name", format);
    // The preview is laid out, as high as what is in it.
    await expect
      .poll(() =>
        driver.run(
          `const frame = document.querySelector(".preview__frame");
           const text = frame?.contentDocument?.body?.innerText ?? "";
           return text.includes("61,400 passengers since it began") && frame.getBoundingClientRect().height > 600`,
        ),
      )
      .toBe(true);
    await click(window, "[role=dialog] button", "Export");
    await click(window, "[role=dialog] button", "Open");
    await expect.poll(async () => (await window.opened()).at(-1)).toMatch(format === "PDF" ? /\.pdf$/ : /\.html$/);
    const report = await readFile((await window.opened()).at(-1) as string, "latin1");
    expect(report.slice(0, begin.length).toLowerCase()).toBe(begin.toLowerCase());
    await driver.chord(Key.escape);
    await expect.poll(async () => (await driver.findAll("[role=dialog]")).length).toBe(0);
  }

  await window.close();
  const again = await OpenWindow.open(sandbox);
  try {
    await click(again, "main a[href^='#/articles/']");
    await click(again, "article mark");
    expect(await (await again.driver.labelled("Stand-alone wording")).property("value")).toBe(
      "The night ferry carried 61,400 passengers.",
    );
    expect(await (await again.driver.find("[role=textbox][aria-label=Reasons]")).text()).toBe(
      "They were counted twice.",
    );
  } finally {
    await again.stop();
  }
});

test("words of a PDF become evidence, and the evidence opens the page on which they stand", async ({
  window,
  sandbox,
}) => {
  const { driver } = window;
  await driver.runAsync(`
    const post = async (path, body) => {
      const headers = { "Content-Type": "application/json", "X-Tickmark": "1" };
      return (await fetch(path, { method: "POST", headers, body: JSON.stringify(body) })).json();
    };
    const { article } = await post("/api/articles", { text: "The ferry carried 61,400 passengers.", format: "text" });
    const claim = await post("/api/articles/" + article.id + "/claims", { spans: [{ start: 4, end: 35 }] });
    location.hash = "#/articles/" + article.id + "/claims/" + claim.id;
  `);
  await click(window, "button", "Add evidence");
  await driver.type("Port report");
  await click(window, "[role=menuitem]", "New source “Port report”");
  await click(window, "button[aria-label='Open the source: Port report']");

  const counted = "In its first year the ferry carried 30,700 passengers.";
  const file = join(sandbox.folder, "report.pdf");
  await writeFile(file, pdfOf([["The year at the port"], [counted, "Nobody swam."]]));
  await window.willChoose(file);
  await click(window, ".source-viewer button", "Add a file");
  await expect.poll(() => drawnPage(window), { timeout: 60_000 }).toBe("Page 1 of report.pdf");
  await click(window, ".source-viewer .segmented__option", "Text");
  await driver.find(".source-text");
  await driver.dragOver(".source-text", counted);
  // Once more: what is selected already is not dragged away.
  await driver.dragOver(".source-text", counted);
  await click(window, ".evidence-maker button", "Contradicts");
  await expect.poll(async () => (await driver.find(".source-text mark")).text()).toBe(counted);

  await driver.chord(Key.escape);
  await click(window, "button[aria-label='Open at the place: Port report']");
  await expect.poll(() => drawnPage(window), { timeout: 30_000 }).toBe("Page 2 of report.pdf");
  await driver.find(".source-viewer .region--shown");
});

/** The name of the page of a PDF that the source viewer shows, as soon as its picture is there. */
function drawnPage({ driver }: OpenWindow): Promise<unknown> {
  return driver.run(`const page = document.querySelector(".source-viewer .stage__frame img");
    return page?.naturalWidth > 0 ? page.alt : null`);
}

test("a file that is dropped on the window never takes the place of the app", async ({ window }) => {
  const { driver } = window;
  await driver.find("main");
  const left = await driver.run(
    `const transfer = new DataTransfer();
     transfer.items.add(new File(["<p>elsewhere</p>"], "dropped.html", { type: "text/html" }));
     return ["dragover", "drop"].filter((name) => {
       const event = new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: transfer });
       return document.querySelector("main").dispatchEvent(event);
     })`,
  );
  // Whatever the page does not take, WebKit would open.
  expect(left).toEqual([]);
});
