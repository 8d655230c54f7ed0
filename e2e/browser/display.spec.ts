import { desk as deskOf, openSample } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

const claims = (page: Page) => page.getByRole("complementary", { name: "Claims" });
const divider = (page: Page) => page.getByRole("separator", { name: "Width of the claims" });
const widthOf = async (page: Page) => Math.round((await claims(page).boundingBox())?.width ?? 0);
const look = (page: Page) =>
  page.evaluate(() => {
    const { colorScheme, fontSize } = getComputedStyle(document.documentElement);
    return { colorScheme, fontSize, ...document.documentElement.dataset };
  });

test("how it looks is remembered, for every library", async ({ page, served }) => {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: "Settings…" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("radiogroup", { name: "Colours" }).getByRole("radio", { name: "Dark" }).click();
  await settings.getByRole("radiogroup", { name: "Contrast" }).getByRole("radio", { name: "High" }).click();
  await settings.getByRole("radiogroup", { name: "Density" }).getByRole("radio", { name: "Compact" }).click();
  await settings.getByRole("button", { name: "Larger" }).click();
  const chosen = { colorScheme: "dark", scheme: "dark", contrast: "high", density: "compact", fontSize: "17.6px" };
  await expect.poll(() => look(page)).toEqual(chosen);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Saved");
  expect(await served.call("GET", "preferences")).toMatchObject({ theme: "dark", zoom: 110 });

  await page.reload();
  await expect(page.getByRole("button", { name: "Menu" })).toBeVisible();
  await expect.poll(() => look(page)).toEqual(chosen);

  await page.keyboard.press("Control+Minus");
  await page.keyboard.press("Control+Minus");
  await expect(page.locator("html")).toHaveCSS("font-size", "14.4px");
  await page.keyboard.press("Control+0");
  await expect(page.locator("html")).toHaveCSS("font-size", "16px");
});

test("the claims are as wide as one makes them", async ({ page }) => {
  await openSample(page);
  const first = await widthOf(page);
  const line = await divider(page).boundingBox();
  if (!line) throw new Error("the divider is not drawn");
  await page.mouse.move(line.x, 300);
  await page.mouse.down();
  await page.mouse.move(line.x - 60, 310);
  await page.mouse.move(line.x - 120, 300);
  await page.mouse.up();
  await expect.poll(() => widthOf(page)).toBe(first + 120);
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Saved");
  await page.reload();
  await expect.poll(() => widthOf(page)).toBe(first + 120);

  // In a smaller window the text keeps its room, and in a large one the panel has its width again.
  await page.setViewportSize({ width: 840, height: 800 });
  await expect.poll(() => widthOf(page)).toBe(520);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(() => widthOf(page)).toBe(first + 120);

  await divider(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(divider(page)).toHaveAttribute("aria-valuenow", String(first + 104));
  await page.keyboard.press("Home");
  await expect.poll(() => widthOf(page)).toBe(280);
  await divider(page).dblclick();
  await expect.poll(() => widthOf(page)).toBe(first);
});

test("on a narrow screen the claims lie over the text, and can be put away", async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await openSample(page);
  await expect(claims(page)).toBeHidden();
  await page.getByRole("button", { name: "Show the claims" }).click();
  await expect(claims(page)).toBeVisible();
  await page.getByRole("button", { name: "Hide the claims" }).click();
  await expect(claims(page)).toBeHidden();
});

test("on paper are the text and all its claims, and nothing to press", async ({ page }) => {
  await openSample(page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("heading", { name: "Claims" })).toBeVisible();
  await expect(page.locator(".printed-claim")).toHaveCount(15);
  await expect(page.locator(".printed-claim").first()).toContainText(
    "carried 4.2 million passengers in its first year",
  );
  await expect(page.getByRole("article")).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(claims(page)).toBeHidden();
  const controls = page.locator("button, input, textarea, [role=button], [role=separator], .minimap");
  await expect(controls.filter({ visible: true })).toHaveCount(0);
  await expect(page.locator("body")).toHaveCSS("color", "rgb(28, 27, 25)");
  // Everything is on the page, and not in a part that scrolls.
  const isWhole = await page.evaluate(() => document.documentElement.scrollHeight > 2 * innerHeight);
  expect(isWhole).toBe(true);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.locator(".printed-claim")).toHaveCount(0);
});

test("at twice the size in the smallest window nothing is cut off", async ({ page, served }) => {
  await openSample(page);
  await served.call("PATCH", "preferences", { zoom: 200 });
  await page.setViewportSize({ width: 720, height: 480 });
  const desk = page.url();
  for (const address of [desk, "#/", "#/sources", "#/scales"]) {
    await page.goto(new URL(address, desk).href);
    await page.reload();
    await expect(page.locator("html")).toHaveCSS("font-size", "32px");
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll("button, a, input, textarea, h1, h2")]
        .filter((each) => each.getBoundingClientRect().right > innerWidth)
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    );
    expect(beyond).toEqual([]);
  }

  // With two versions the header of the desk has the most in it.
  const { article } = await deskOf(served);
  await served.call("POST", `articles/${article.id}/versions`, { text: "The tram was late.", format: "text" });
  await served.call("PATCH", "preferences", { zoom: 100 });
  await page.goto(desk);
  await page.reload();
  await expect(page.getByRole("banner").getByRole("button", { name: /^Version 2 of 2/ })).toBeVisible();
  for (const width of [720, 800, 880, 950]) {
    await page.setViewportSize({ width, height: 480 });
    await expect.poll(() => page.getByRole("banner").evaluate(colliding)).toEqual([]);
  }
});

/** What of the header's controls lies over another one, or beyond the page. */
function colliding(header: Element): string[] {
  const boxes = [...header.querySelectorAll("button, a")]
    .map((each) => ({ each, box: each.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const isOver = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes
    .filter(({ each, box }) => {
      const others = boxes.filter((other) => other.each !== each && isOver(box, other.box));
      return box.right > innerWidth || others.length > 0;
    })
    .map(({ each }) => each.outerHTML.slice(0, 120));
}
