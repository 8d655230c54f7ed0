import { test } from "@playwright/test";
import { Sandbox } from "../binary.ts";
import { OpenWindow } from "../window/fixtures.ts";
import { applyClaims, claims, importText, longText, words } from "./longArticle.ts";

const runs = 7;

/**
 * The same long text with claims and without, opened and scrolled in the real window in turn. Times are in milliseconds,
 * by the page's own clock.
 */
test("a long text with many claims paints and scrolls about as fast as without", async () => {
  const sandbox = await Sandbox.create();
  const paragraphs = longText();
  const bare = await importText(sandbox, paragraphs, "bare");
  const marked = await importText(sandbox, paragraphs, "marked");
  await applyClaims(sandbox, marked, paragraphs);
  const measures = {
    bare: { id: bare, claims: 0, paint: [] as number[], frame: [] as number[] },
    marked: { id: marked, claims, paint: [] as number[], frame: [] as number[] },
  };

  const window = await OpenWindow.open(sandbox);
  try {
    // The first round warms the engine up.
    for (let round = 0; round <= runs; round++) {
      for (const of of Object.values(measures)) {
        const paint = await paintTime(window, of.id, of.claims);
        const frame = await scrollFrame(window);
        if (round === 0) continue;
        of.paint.push(paint);
        of.frame.push(frame);
      }
    }
  } finally {
    await window.stop();
    await sandbox.remove();
  }

  const { bare: without, marked: with_ } = measures;
  const line = (what: string, a: number[], b: number[], target: string) =>
    console.log(
      `${what.padEnd(24)} ${median(a).toFixed(0).padStart(5)} ms without claims, ${median(b).toFixed(0).padStart(5)} ms with ${claims}` +
        `   ratio ${(median(b) / median(a)).toFixed(2)}   target: at most ${target}`,
    );
  console.log(`${words} words, median of ${runs}`);
  line("open to painted", without.paint, with_.paint, "2");
  line("frame of scrolling, p95", without.frame, with_.frame, "1.5");
});

/** From asking for the article to the frame in which its first words are painted, with the claims in them marked. */
async function paintTime({ driver }: OpenWindow, id: string, claims: number): Promise<number> {
  await driver.run("location.hash = '#/'; location.reload()");
  await driver.find(`a[href="#/articles/${id}"]`);
  return (await driver.runAsync(`
    const start = performance.now();
    location.hash = "#/articles/${id}";
    await new Promise((resolve) => {
      const look = () => {
        const there = document.querySelector("article ${claims > 0 ? "mark" : "[data-block]"}");
        requestAnimationFrame(there ? () => requestAnimationFrame(resolve) : look);
      };
      look();
    });
    return performance.now() - start;
  `)) as number;
}

/** The 95th percentile of the time between frames while the text scrolls by half a screen a frame. */
async function scrollFrame({ driver }: OpenWindow): Promise<number> {
  return (await driver.runAsync(`
    let scroller = document.querySelector("article");
    while (!/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
    const frames = [];
    let before = await new Promise(requestAnimationFrame);
    for (let i = 0; i < 150; i++) {
      scroller.scrollTop += scroller.clientHeight / 2;
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
    }
    return frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.95)];
  `)) as number;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
