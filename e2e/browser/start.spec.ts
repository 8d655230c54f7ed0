import { accessibilityFindings } from "../accessibility.ts";
import { expect, test } from "./fixtures.ts";

test("an empty library opens with a page that anyone can use", async ({ page }) => {
  await expect(page).toHaveTitle(/Tickmark/);
  await expect(page.getByRole("main")).toBeVisible();
  expect(await accessibilityFindings((script) => page.evaluate(`(async () => {${script}})()`))).toEqual([]);
});

test("the token does not stay in the address", async ({ page }) => {
  expect(new URL(page.url()).search).toBe("");
});

test("without the token nothing is told", async ({ served, systemBrowser }) => {
  const context = await systemBrowser.newContext();
  const answer = await context.request.get(new URL("/api/articles", served.address).href, {
    headers: { "X-Tickmark": "1" },
  });
  expect(answer.status()).toBe(401);
  await context.close();
});
