import { desk, markAsClaim, paste, saved } from "./article.ts";
import { expect, type Route, test } from "./fixtures.ts";

const failures: [string, string, (route: Route) => Promise<void>][] = [
  [
    "answers with an error",
    "The disk is full.",
    (route) => route.fulfill({ status: 500, json: { detail: "The disk is full." } }),
  ],
  ["does not answer", "Tickmark does not answer", (route) => route.abort("connectionrefused")],
];

for (const [what, message, fail] of failures) {
  test(`what is typed is kept while the backend ${what}, and stored when it can be`, async ({ page, served }) => {
    await paste(page, "The ferry is late.");
    const editor = await markAsClaim(page, "The ferry is late");
    await saved(page);
    const toClaims = (url: URL) => url.pathname.startsWith("/api/claims/");
    await page.route(toClaims, fail);
    const wording = editor.getByRole("textbox", { name: "Stand-alone wording" });
    await wording.fill("The night ferry to Senn is late.");
    await page.getByRole("banner").getByRole("button", { name: "Not saved" }).click();
    await expect(page.getByRole("dialog", { name: "Not saved" })).toContainText(message);
    await page.keyboard.press("Escape");
    await expect(wording).toHaveValue("The night ferry to Senn is late.");
    expect((await desk(served)).claims).toMatchObject([{ wording: "" }]);

    await page.unroute(toClaims);
    await saved(page);
    expect((await desk(served)).claims).toMatchObject([{ wording: "The night ferry to Senn is late." }]);
  });
}

test("a screen that fails takes nothing with it: what is typed is kept, and stored before the page is loaded again", async ({
  page,
  served,
}) => {
  await paste(page, "The ferry is late.");
  const editor = await markAsClaim(page, "The ferry is late");
  await saved(page);
  const toClaims = (url: URL) => url.pathname.startsWith("/api/claims/");
  await page.route(toClaims, (route) => route.abort("connectionrefused"));
  await editor.getByRole("textbox", { name: "Stand-alone wording" }).fill("The night ferry to Senn is late.");
  const toList = (url: URL) => url.pathname === "/api/articles";
  await page.route(toList, (route) => route.fulfill({ json: { total: 1 } }));
  await page.evaluate(() => {
    location.hash = "#/";
  });
  const fault = page.getByRole("main").filter({ hasText: "This page could not be shown" });
  await fault.getByRole("button", { name: "Reload" }).click();
  await expect(fault.getByRole("alert")).toContainText("Tickmark does not answer");

  await page.unroute(toClaims);
  await page.unroute(toList);
  await fault.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("main").getByRole("listitem").getByRole("link")).toBeVisible();
  expect((await desk(served)).claims).toMatchObject([{ wording: "The night ferry to Senn is late." }]);
});

test("a field that cannot be stored as it is says so, and the others are stored", async ({ page, served }) => {
  await paste(page, "The ferry is late.");
  const editor = await markAsClaim(page, "The ferry is late");
  await editor.getByRole("textbox", { name: "Said on" }).fill("last Tuesday");
  await editor.getByRole("textbox", { name: "Claimant", exact: true }).fill("Jonas Teck");
  await expect(editor.getByRole("alert")).toContainText("last Tuesday");
  await expect.poll(async () => (await desk(served)).claims).toMatchObject([{ saidOn: "", claimant: "Jonas Teck" }]);
  await editor.getByRole("textbox", { name: "Said on" }).fill("2025-05-06");
  await saved(page);
  expect((await desk(served)).claims).toMatchObject([{ saidOn: "2025-05-06" }]);
});

test("leaving the page in the middle of a sentence loses nothing", async ({ page, served }) => {
  await paste(page, "The ferry is late.");
  const editor = await markAsClaim(page, "The ferry is late");
  await editor.getByRole("textbox", { name: "Stand-alone wording" }).fill("The night ferry to Senn is");
  await page.goto("about:blank");
  await expect.poll(async () => (await desk(served)).claims).toMatchObject([{ wording: "The night ferry to Senn is" }]);
});
