import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "@playwright/test";
import { headlessBinary, Sandbox } from "../binary.ts";
import { OpenWindow } from "../window/fixtures.ts";

const words = 100_000;
const claims = 5_000;
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

/** Paragraphs of sentences that nobody has to read, the same in every run. */
function longText(): string[] {
  const vocabulary =
    "the harbour council of Brack built a ferry for its island and counted every crossing in May".split(" ");
  const random = randomNumbers();
  const paragraphs: string[] = [];
  for (let written = 0; written < words; ) {
    const count = Math.min(40 + random(90), words - written);
    const chosen = Array.from({ length: count }, (_, i) => {
      const word = vocabulary[random(vocabulary.length)] as string;
      return i % 14 === 13 ? `${word}.` : word;
    });
    paragraphs.push(`${chosen.join(" ")}.`);
    written += count;
  }
  return paragraphs;
}

/** Numbers from 0 to below n that are the same in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomNumbers(): (n: number) => number {
  let state = 1;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

async function importText(sandbox: Sandbox, paragraphs: string[], title: string): Promise<string> {
  const file = join(sandbox.folder, `${title}.txt`);
  await writeFile(file, [title, ...paragraphs].join("\n\n"));
  tickmark(sandbox, "import", file);
  const { articles } = JSON.parse(tickmark(sandbox, "--json", "list")) as { articles: { id: string; title: string }[] };
  return articles.find((article) => article.title === title)?.id as string;
}

/** Claims all over the text, each longer than the way to the next one, with every rating. */
async function applyClaims(sandbox: Sandbox, article: string, paragraphs: string[]): Promise<void> {
  // Blocks are parted by one line feed in the text of a version.
  const text = paragraphs.join("\n");
  const step = text.length / claims;
  const levels = ["true", "mostly-true", "half-true", "mostly-false", "false"];
  const dossier = {
    claims: Array.from({ length: claims }, (_, i) => {
      const start = Math.floor(i * step);
      const end = Math.floor(start + step * 1.3);
      const quote = { exact: text.slice(start, end).trim(), prefix: text.slice(Math.max(0, start - 32), start) };
      return { passages: [{ quote }], verdict: { level: levels[i % levels.length] } };
    }),
  };
  const file = join(sandbox.folder, "claims.json");
  await writeFile(file, JSON.stringify(dossier));
  tickmark(sandbox, "apply", article, file);
}

function tickmark(sandbox: Sandbox, ...args: string[]): string {
  return execFileSync(headlessBinary, args, { env: sandbox.env, encoding: "utf8", maxBuffer: 64 << 20 });
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
