import { chromium, test } from "@playwright/test";
import { headlessBinary, Running, Sandbox } from "../binary.ts";
import { OpenWindow } from "../window/fixtures.ts";
import { Key } from "../window/webdriver.ts";
import { applyClaims, claims, importText, longText, words } from "./longArticle.ts";

/** What an engine has to do for the measurements below. */
interface Engine {
  /** Runs the body of an async function in the page. */
  run: (script: string) => Promise<unknown>;
  press: (key: string) => Promise<void>;
}

const strokes = 60;
/** From one key to the next, in milliseconds: that of somebody who types 80 words a minute, and of quick decisions. */
const [typing, deciding] = [150, 500];

/** Each is pressed over and over; several keys are pressed in turn. */
const moves: [what: string, keys: string[], pace: number][] = [
  ["cursor by sentence", ["ArrowDown"], typing],
  ["cursor by word", ["ArrowRight"], typing],
  ["status", ["v", "w", "i", "t"], deciding],
  ["claim from the words", ["Shift+ArrowRight", "Enter"], deciding],
  ["suggestion accepted", ["f", "y"], deciding],
];

test("keys on a long text with many claims reach the next frame at once, in Chromium", async () => {
  const sandbox = await Sandbox.create();
  const id = await longArticle(sandbox);
  const server = new Running(headlessBinary, ["serve"], sandbox.env);
  const [address] = await server.says(/http:\/\/127\.0\.0\.1:\d+\/\S*/);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(address);
    const run = (script: string) => page.evaluate(`(async () => {${script}})()`);
    await measure("Chromium", 50, id, { run, press: (key) => page.keyboard.press(key) });
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.remove();
  }
});

test("and in the real window", async () => {
  const sandbox = await Sandbox.create();
  const id = await longArticle(sandbox);
  const window = await OpenWindow.open(sandbox);
  const special: Record<string, string> = {
    ArrowDown: Key.down,
    ArrowRight: Key.right,
    Enter: Key.enter,
    Shift: Key.shift,
  };
  try {
    await measure("WebKitGTK", 100, id, {
      run: (script) => window.driver.runAsync(script),
      press: (key) => window.driver.chord(...key.split("+").map((part) => special[part] ?? part)),
    });
  } finally {
    await window.stop();
    await sandbox.remove();
  }
});

async function longArticle(sandbox: Sandbox): Promise<string> {
  const paragraphs = longText();
  const id = await importText(sandbox, paragraphs, "long");
  await applyClaims(sandbox, id, paragraphs);
  return id;
}

/**
 * Prints the 95th percentile of the time from a key to the end of the frame that follows it, in milliseconds by the
 * page's own clock. The frame has ended when the page comes to anything after it: a task, or the frame after that.
 */
async function measure(engine: string, target: number, id: string, { run, press }: Engine): Promise<void> {
  const began = Date.now();
  await run(`
    location.hash = "#/articles/${id}";
    while (!document.querySelector("article mark")) await new Promise(requestAnimationFrame);
    // All claims are drawn, and the suggestions have come.
    for (let quiet = 0, before = -1; quiet < 20; ) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = document.querySelectorAll("article mark, article [data-suggestion]").length;
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
    window.times = [];
    addEventListener("keydown", (event) => {
      if (event.key === "Shift") return;
      const { port1, port2 } = new MessageChannel();
      let drawing = false;
      const after = () => {
        if (!drawing) return void port2.postMessage(null);
        window.times.push(performance.now() - event.timeStamp);
        port1.onmessage = null;
      };
      // A message is always under way, so that other tasks that wait for the frame to be over do not come first.
      port1.onmessage = after;
      after();
      requestAnimationFrame(() => {
        drawing = true;
        requestAnimationFrame(() => port1.onmessage && after());
      });
    }, true);
    document.querySelector("article").focus();
  `);
  console.log(`${engine}: ${words} words, ${claims} claims, ready after ${Date.now() - began} ms`);
  for (const [what, keys, pace] of moves) {
    await run("window.times.length = 0");
    for (let i = 0; i < strokes; i++) {
      await press(keys[i % keys.length] as string);
      await run(`await new Promise((resolve) => setTimeout(resolve, ${pace}))`);
    }
    const times = ((await run("return window.times")) as number[]).sort((a, b) => a - b);
    const p95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
    console.log(
      `  ${what.padEnd(22)} p95 ${p95.toFixed(0).padStart(4)} ms of ${times.length}   target: under ${target}`,
    );
  }
}
