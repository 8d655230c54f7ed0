import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "@playwright/test";
import { root, Sandbox, until, windowBinary } from "../binary.ts";
import { OpenWindow } from "../window/fixtures.ts";

const runs = 7;

/**
 * From starting the process to the first paint of content, by the page's own clock
 * (https://www.w3.org/TR/paint-timing/), in milliseconds. Both windows are measured in turn, so that whatever else the
 * machine does meets both.
 */
test("the window paints about as soon as an empty one", async () => {
  const empty = join(root, "build/cache/emptywindow");
  execFileSync(
    "go",
    ["build", "-tags", "desktop,production,webkit2_41", "-ldflags", "-s -w", "-o", empty, "./e2e/bench/emptywindow"],
    {
      cwd: root,
      stdio: "inherit",
    },
  );
  const times = new Map<string, number[]>([
    [empty, []],
    [windowBinary, []],
  ]);
  const sandbox = await Sandbox.create();
  // The first round fills the disk cache and makes the library.
  for (let round = 0; round <= runs; round++) {
    for (const [binary, of] of times) {
      const time = await firstPaint(sandbox, binary);
      if (round > 0) of.push(time);
    }
  }
  await sandbox.remove();
  const emptyTime = median(times.get(empty) ?? []);
  const ownTime = median(times.get(windowBinary) ?? []);
  console.log(`empty Wails window  ${emptyTime.toFixed(0)} ms to first paint (median of ${runs})`);
  console.log(`Tickmark            ${ownTime.toFixed(0)} ms`);
  console.log(`ratio               ${(ownTime / emptyTime).toFixed(2)}   target: at most 1.5`);
});

async function firstPaint(sandbox: Sandbox, binary: string): Promise<number> {
  const start = Date.now();
  const window = await OpenWindow.open(sandbox, { binary, settle: 1500 });
  try {
    const painted = await until("the first paint", 10_000, async () => {
      const [paint] = (await window.driver.run(
        `return performance.getEntriesByName("first-contentful-paint").map((entry) => performance.timeOrigin + entry.startTime)`,
      )) as number[];
      return paint;
    });
    return painted - start;
  } finally {
    await window.stop();
  }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
