import { execFileSync } from "node:child_process";
import { headlessBinary } from "../binary.ts";
import { expect, test } from "./fixtures.ts";

test("closing in the middle of a sentence loses nothing", async ({ window, sandbox }) => {
  const { driver } = window;
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
  await wording.type("The harbour fee of Port Ellery");
  await window.close();

  const shown = execFileSync(headlessBinary, ["--json", "show", String(articleId)], {
    env: sandbox.env,
    encoding: "utf8",
  });
  expect(JSON.parse(shown).claims[0].wording).toBe("The harbour fee of Port Ellery");
});
