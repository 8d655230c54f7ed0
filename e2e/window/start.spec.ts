import { accessibilityFindings } from "../accessibility.ts";
import { displayColours, expect, OpenWindow, test } from "./fixtures.ts";

/** Letters have smooth edges, in many shades; an empty window has few colours. */
const manyColours = 32;

test("the window opens on an empty library and paints a page that anyone can use", async ({ window }) => {
  await window.driver.find("main");
  expect(await window.driver.title()).toContain("Tickmark");
  expect(await accessibilityFindings((script) => window.driver.runAsync(script))).toEqual([]);
  await expect.poll(displayColours).toBeGreaterThan(manyColours);
});

test("the window never shows another page", async ({ window }) => {
  await window.driver.find("main");
  const before = await window.driver.url();
  await window.driver.run("location.href = 'http://127.0.0.1:9/'");
  await window.driver.run(
    "const a = document.createElement('a'); a.href = 'file:///etc/hostname'; document.body.append(a); a.click()",
  );
  await window.driver.find("main");
  expect(await window.driver.url()).toBe(before);
});

test("a page that crashes comes back", async ({ window }) => {
  await window.driver.find("main");
  // The driver loses hold of a page that crashed; what is on the display tells.
  await window.driver.run("document.body.hidden = true");
  await expect.poll(displayColours).toBeLessThan(manyColours);
  await window.crashPage();
  await expect.poll(displayColours).toBeGreaterThan(manyColours);
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
