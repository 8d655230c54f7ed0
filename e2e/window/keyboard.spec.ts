import { join } from "node:path";
import { root } from "../binary.ts";
import { expect, type OpenWindow, test } from "./fixtures.ts";
import { Key } from "./webdriver.ts";

/** How far the header says that the check has come. */
const progress = async ({ driver }: OpenWindow) =>
  (await driver.run(`return document.querySelector("header")?.textContent
    .match(/\\d+ of \\d+ sentences done|Everything is checked/)?.[0] ?? ""`)) as string;

const claimsIn = async ({ driver }: OpenWindow) =>
  (await driver.run(`return new Set([...document.querySelectorAll("article mark[data-claims]")]
    .flatMap(({ dataset }) => dataset.claims.split(" "))).size`)) as number;

test("an article is checked from the first to the last sentence with the keyboard alone", async ({ window }) => {
  const { driver } = window;
  await driver.find("main");
  await window.willChoose(join(root, "e2e/fixtures/brack-ferry.md"));
  await driver.chord(Key.control, "o");
  await driver.find("article [data-block]");
  // WebKit hands the look of a highlight down to no element: the words that keys select have to be drawn all the same.
  const selected = await driver.run(`return getComputedStyle(
    document.querySelector("article .sentence"), "::highlight(selected-words)").backgroundColor`);
  expect(selected).not.toBe("rgba(0, 0, 0, 0)");

  const perClaim: number[] = [];
  let strokes = 0;
  const press = async (...keys: string[]) => {
    strokes++;
    await driver.chord(...keys);
  };
  for (let sentence = 0; (await progress(window)) !== "Everything is checked"; sentence++) {
    const said = await progress(window);
    expect(sentence, said).toBeLessThan(60);
    const before = await claimsIn(window);
    // The next sentence that is unchecked; then every third is set aside, and the others are claims that hold.
    await press("u");
    if (sentence % 3 === 2) {
      await press("x");
    } else {
      await press(Key.enter);
      await expect.poll(() => claimsIn(window)).toBe(before + 1);
      await press("v");
      perClaim.push(strokes);
      strokes = 0;
    }
    await expect.poll(() => progress(window)).not.toBe(said);
  }

  expect(perClaim.length).toBeGreaterThan(3);
  const median = perClaim.toSorted((a, b) => a - b)[Math.floor(perClaim.length / 2)];
  expect(median).toBeLessThanOrEqual(4);
});
