import { headlessBinary, Running } from "../binary.ts";
import { desk, markAsClaim, paste, saved } from "./article.ts";
import { expect, test } from "./fixtures.ts";

test("what is typed while nothing can be stored is kept, and stored when it can be", async ({ page, served }) => {
  await paste(page, "The ferry is late.");
  const editor = await markAsClaim(page, "The ferry is late");
  await saved(page);
  const failing = (url: URL) => url.pathname.startsWith("/api/claims/");
  await page.route(failing, (route) =>
    route.fulfill({ status: 500, json: { detail: "The disk is full.", code: "internal" } }),
  );
  const wording = editor.getByRole("textbox", { name: "Stand-alone wording" });
  await wording.fill("The night ferry to Senn is late.");
  const problem = page.getByRole("banner").getByRole("button", { name: "Not saved" });
  await problem.click();
  await expect(page.getByRole("dialog", { name: "Not saved" })).toContainText("The disk is full.");
  await page.keyboard.press("Escape");
  await expect(wording).toHaveValue("The night ferry to Senn is late.");
  expect((await desk(served)).claims).toMatchObject([{ wording: "" }]);

  await page.unroute(failing);
  await saved(page);
  expect((await desk(served)).claims).toMatchObject([{ wording: "The night ferry to Senn is late." }]);
});

test("a server that goes away while one types loses nothing when it comes back", async ({ page, served }) => {
  await paste(page, "The ferry is late.");
  const editor = await markAsClaim(page, "The ferry is late");
  await saved(page);
  await served.server.stop();
  await editor.getByRole("textbox", { name: "Stand-alone wording" }).fill("The night ferry to Senn is late.");
  await page.getByRole("banner").getByRole("button", { name: "Not saved" }).click();
  await expect(page.getByRole("dialog", { name: "Not saved" })).toContainText("Tickmark does not answer");

  const { host, searchParams } = new URL(served.address);
  const again = new Running(
    headlessBinary,
    ["serve", "--address", host, "--token", searchParams.get("token") ?? ""],
    served.sandbox.env,
  );
  try {
    await again.says(/http:/);
    await page.keyboard.press("Escape");
    await saved(page);
    expect((await desk(served)).claims).toMatchObject([{ wording: "The night ferry to Senn is late." }]);
  } finally {
    await again.stop();
  }
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
