import { accessibilityFindings } from "../accessibility.ts";
import { desk, editorOf, pickFiles, saved } from "./article.ts";
import { expect, type Page, type Served, test } from "./fixtures.ts";

const shots = process.env.SHOTS;

/** An article with a picture in it: what the page looks like now. */
async function withPicture(page: Page): Promise<Buffer> {
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 600, height: 400 } });
  const html = `<html lang="en"><title>The bridge of Tarn</title><article><h1>The bridge of Tarn</h1>
    <p>More people cross the bridge of Tarn every year, says the council, and it shows a chart of those who paid the toll.</p>
    <figure><img alt="Bars that grow from year to year" src="data:image/png;base64,${picture.toString("base64")}">
    <figcaption>Who paid the toll</figcaption></figure>
    <p>Nobody counts those who cross it at night, when the house of the keeper is dark and the gate stands open.</p></article></html>`;
  return Buffer.from(html);
}

test("a claim is made of a part of a picture, with the pointer and by keyboard", async ({ page, served }) => {
  await expect(page.getByRole("button", { name: "Paste a text" })).toBeVisible();
  await pickFiles(page, { name: "tarn.html", mimeType: "text/html", buffer: await withPicture(page) });
  const picture = page.getByRole("img", { name: "Bars that grow from year to year" });
  await expect(picture).toBeVisible();
  const regions = page.getByRole("article").locator("mark.figure-region");
  const tools = page.getByRole("toolbar", { name: "Chosen region" });
  const box = async () => {
    await picture.scrollIntoViewIfNeeded();
    const at = await picture.boundingBox();
    if (!at) throw new Error("the picture is not drawn");
    return at;
  };

  const { x, y, width, height } = await box();
  await page.mouse.move(x + width * 0.1, y + height * 0.2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.3, y + height * 0.5);
  await page.mouse.move(x + width * 0.5, y + height * 0.8);
  await page.mouse.up();
  await tools.getByRole("button", { name: "Mark as claim" }).click();
  await expect(editorOf(page, 1).getByRole("region", { name: "Exact words" })).toHaveText(
    "Bars that grow from year to year",
  );
  await saved(page);
  await expect.poll(async () => (await desk(served)).claims.length).toBe(1);
  const [made] = (await desk(served)).claims[0]?.regions ?? [];
  expect([made?.x, made?.y, made?.w, made?.h].map((each) => Math.round(each ?? 0))).toEqual([10, 20, 40, 60]);

  // Another one by keyboard; the claim that is open gets it, and then the first is taken back by undo.
  await page.getByRole("button", { name: "Choose a region of the picture" }).focus();
  await page.keyboard.press("Enter");
  const chosen = page.getByRole("application", { name: /^Region 30 % from the left/ });
  await expect(chosen).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(
    page.getByRole("application", { name: /^Region 32 % from the left, 40 % from the top, 40 % wide, 22 % high/ }),
  ).toBeFocused();
  if (shots) await page.screenshot({ path: `${shots}/region.png` });
  await page.keyboard.press("Enter");
  await expect(regions).toHaveCount(2);
  await expect(editorOf(page, 2)).toBeVisible();
  await saved(page);
  await expect(regions.first()).toHaveAttribute("aria-label", "Claim 1: to check");
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/regions.png` });
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(regions).toHaveCount(1);

  // A click on the region opens its claim, and so does the list.
  await regions.first().click();
  await expect(editorOf(page, 1)).toBeVisible();
  await saved(page);
  await attachInAnotherPicture(page, served);
});

/** In the next version the picture is another one: the claim is made in that, by keyboard, and it is taken back. */
async function attachInAnotherPicture(page: Page, served: Served): Promise<void> {
  const { article } = await desk(served);
  const html = (await withPicture(page)).toString();
  await served.call("POST", `articles/${article.id}/versions`, { text: html, format: "html" });
  await page.reload();
  // The claim is still open, which has no place now.
  await page.getByRole("button", { name: "Claims", exact: true }).click();
  await page.getByRole("radio", { name: /^Recheck/ }).press("Enter");
  const row = page.getByRole("list", { name: "Recheck" }).getByRole("listitem").filter({ hasText: "in a picture" });
  await row.getByRole("button").first().focus();
  await page.getByRole("button", { name: "Choose a region of the picture" }).press("Enter");
  const attach = page.getByRole("button", { name: "Attach the claim here" });
  await expect(attach).toBeVisible();
  if (shots) await page.screenshot({ path: `${shots}/attach.png` });
  await attach.press("Enter");
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("article").locator("mark.figure-region")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(row).toHaveCount(1);
}
