import { execFileSync } from "node:child_process";
import { headlessBinary, type Sandbox } from "../binary.ts";
import { expect, OpenWindow, test } from "./fixtures.ts";
import type { WebDriver } from "./webdriver.ts";

const typed = "The harbour fee of Port Ellery";

test("closing in the middle of a sentence loses nothing", async ({ window, sandbox }) => {
  const articleId = await typeWording(window.driver);
  await window.close();
  expect(wordingOf(sandbox, articleId)).toBe(typed);
});

test("a window that is killed has what was saved", async ({ window, sandbox }) => {
  const articleId = await typeWording(window.driver);
  const stored = () =>
    window.driver.runAsync(`
      const answer = await fetch("/api/articles/${articleId}", { headers: { "X-Tickmark": "1" } });
      return (await answer.json()).claims[0].wording;
    `);
  await expect.poll(stored).toBe(typed);
  process.kill(Number(window.app.pid), "SIGKILL");
  await window.app.ends();

  const again = await OpenWindow.open(sandbox);
  try {
    await again.driver.find("main");
    await again.driver.run(`location.hash = "#/articles/${articleId}"`);
    await again.driver.findText(".claim-row__words", typed);
  } finally {
    await again.stop();
  }
});

/** Brings in an article with a claim, and types the wording of that. */
async function typeWording(driver: WebDriver): Promise<string> {
  const articleId = await driver.runAsync(`
    const post = async (path, body) => {
      const headers = { "Content-Type": "application/json", "X-Tickmark": "1" };
      return (await fetch(path, { method: "POST", headers, body: JSON.stringify(body) })).json();
    };
    const text = "Port Ellery raises its dues\\n\\nThe harbour fee doubled, the council says.";
    const { article } = await post("/api/articles", { text, format: "text" });
    const claim = await post("/api/articles/" + article.id + "/claims", { spans: [{ start: 29, end: 52 }] });
    location.hash = "#/articles/" + article.id + "/claims/" + claim.id;
    return article.id;
  `);
  const wording = await driver.labelled("Stand-alone wording");
  await wording.clear();
  await wording.type(typed);
  return String(articleId);
}

/** The wording of the article's only claim, as the library has it. */
function wordingOf(sandbox: Sandbox, articleId: string): string {
  const shown = execFileSync(headlessBinary, ["--json", "show", articleId], { env: sandbox.env, encoding: "utf8" });
  return JSON.parse(shown).claims[0].wording;
}
