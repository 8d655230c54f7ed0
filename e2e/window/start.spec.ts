import { accessibilityFindings } from "../accessibility.ts";
import { OpenWindow, displayScreenshot, expect, test } from "./fixtures.ts";

test("the window opens on an empty library and paints a page that anyone can use", async ({ window }) => {
  await window.driver.find("main");
  expect(await window.driver.title()).toContain("Tickmark");
  expect(await accessibilityFindings((script) => window.driver.runAsync(script))).toEqual([]);
  // An empty display is one colour, which compresses to almost nothing.
  expect((await displayScreenshot()).length).toBeGreaterThan(10_000);
});

test("the window never shows another page", async ({ window }) => {
  await window.driver.find("main");
  const before = await window.driver.url();
  await window.driver.run("location.href = 'http://127.0.0.1:9/'");
  await window.driver.run("const a = document.createElement('a'); a.href = 'file:///etc/hostname'; document.body.append(a); a.click()");
  await window.driver.find("main");
  expect(await window.driver.url()).toBe(before);
});

test("the window opens in the size in which it closed", async ({ window, sandbox }) => {
  await window.driver.find("main");
  await window.driver.run("window.runtime.WindowSetSize(1010, 710)");
  await expect.poll(() => window.driver.run("return innerWidth")).toBe(1010);
  await window.close();
  const again = await OpenWindow.open(sandbox);
  try {
    await again.driver.find("main");
    expect(await again.driver.run("return [innerWidth, innerHeight]")).toEqual([1010, 710]);
  } finally {
    await again.stop();
  }
});
