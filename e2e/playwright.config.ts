import { defineConfig } from "@playwright/test";

/**
 * Two projects run the same kind of journey: `browser` against the browser mode in Chromium, with many checks,
 * and `window` against the real window of the release binary, with few.
 */
export default defineConfig({
  outputDir: "test-results",
  // A journey that passes on the second try is a journey that fails: there are no retries.
  retries: 0,
  forbidOnly: !!process.env.CI,
  workers: 2,
  // Long journeys type a lot; on two busy cores that takes its time.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? [["list"]] : [["line"]],
  projects: [
    { name: "browser", testDir: "browser", fullyParallel: true },
    // One window at a time: they share a display, and the focus is on one of them.
    { name: "window", testDir: "window", workers: 1 },
    // `make bench`: prints what it measures and judges nothing.
    { name: "bench", testDir: "bench", testMatch: "*.bench.ts", workers: 1, timeout: 600_000 },
  ],
});
