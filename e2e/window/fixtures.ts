import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { test as base } from "@playwright/test";
import { automationLibrary, Running, Sandbox, until, windowBinary } from "../binary.ts";
import { WebDriver } from "./webdriver.ts";

export { expect } from "@playwright/test";

const run = promisify(execFile);

/** The release binary with its window open, and a driver holding its page. */
export class OpenWindow {
  private constructor(
    readonly sandbox: Sandbox,
    readonly app: Running,
    readonly driver: WebDriver,
    private readonly driverProcess: Running,
  ) {}

  /**
   * Opens a window. For `settle` ms the driver leaves it in peace, so that its start can be measured.
   */
  static async open(sandbox: Sandbox, { binary = windowBinary, settle = 0 } = {}): Promise<OpenWindow> {
    const inspector = await freePort();
    await writeFile(choiceFile(sandbox), "");
    await writeFile(openedFile(sandbox), "");
    const programs = join(sandbox.folder, "programs");
    await mkdir(programs, { recursive: true });
    await writeFile(join(programs, "xdg-open"), `#!/bin/sh\necho "$1" >> '${openedFile(sandbox)}'\n`, { mode: 0o755 });
    const app = new Running(binary, [], {
      ...sandbox.env,
      PATH: `${programs}:${process.env.PATH}`,
      LD_PRELOAD: automationLibrary,
      TICKMARK_TEST_CHOICE: choiceFile(sandbox),
      WEBKIT_INSPECTOR_SERVER: `127.0.0.1:${inspector}`,
    });
    const port = await freePort();
    const driverProcess = new Running(
      "WebKitWebDriver",
      [`--port=${port}`, `--target=127.0.0.1:${inspector}`],
      process.env,
    );
    try {
      await new Promise((resolve) => setTimeout(resolve, settle));
      const base = `http://127.0.0.1:${port}`;
      const driver = await until("a session with the window", 20_000, async () => {
        if (app.ended) throw new Error(`the window did not open:\n${app.output}`);
        return WebDriver.connect(base).catch(() => undefined);
      });
      return new OpenWindow(sandbox, app, driver, driverProcess);
    } catch (error) {
      await app.stop();
      await driverProcess.stop();
      throw error;
    }
  }

  /**
   * What the person answers native file dialogs from now on: these paths, or none to cancel. A path that ends in a slash
   * is a folder, in which the name that the dialog suggests is taken.
   */
  async willChoose(...paths: string[]): Promise<void> {
    await writeFile(choiceFile(this.sandbox), paths.join("\n"));
  }

  /** What was opened outside of the window so far: links and files. */
  async opened(): Promise<string[]> {
    return (await readFile(openedFile(this.sandbox), "utf8")).split("\n").filter((line) => line !== "");
  }

  /** Closes the window as its close button does, and waits until the process has ended by itself. */
  async close(): Promise<void> {
    await this.driver.run("setTimeout(() => window.runtime.Quit(), 0)");
    await this.app.ends();
    await this.driverProcess.stop();
  }

  /** Kills the process that runs the page, as the system does when memory is short. */
  async crashPage(): Promise<void> {
    const { stdout } = await run("ps", ["-o", "pid=,args=", "--ppid", String(this.app.pid)]);
    const pid = stdout.match(/(\d+) \S*WebKitWebProcess/)?.[1];
    if (!pid) throw new Error(`no web process among\n${stdout}`);
    process.kill(Number(pid), "SIGKILL");
  }

  /** Ends whatever still runs. */
  async stop(): Promise<void> {
    await this.app.stop();
    await this.driverProcess.stop();
  }
}

function choiceFile(sandbox: Sandbox): string {
  return join(sandbox.folder, "choice");
}

function openedFile(sandbox: Sandbox): string {
  return join(sandbox.folder, "opened");
}

/** `window` is the real window on an empty library of its own. */
export const test = base.extend<{ sandbox: Sandbox; window: OpenWindow }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern here
  sandbox: async ({}, use) => {
    const sandbox = await Sandbox.create();
    await use(sandbox);
    await sandbox.remove();
  },

  window: async ({ sandbox }, use, info) => {
    const window = await OpenWindow.open(sandbox);
    await use(window);
    if (info.status !== info.expectedStatus) {
      // Of the display rather than of the page: a native dialog may be what is in the way.
      await info.attach("display", { body: await displayScreenshot(), contentType: "image/png" });
      await info.attach("output", { body: window.app.output, contentType: "text/plain" });
    }
    await window.stop();
  },
});

/** What is on the display now, as PNG. */
export async function displayScreenshot(): Promise<Buffer> {
  const { stdout } = await run("import", ["-window", "root", "png:-"], { encoding: "buffer", maxBuffer: 64 << 20 });
  return stdout;
}

/** How many colours are on the display now. */
export async function displayColours(): Promise<number> {
  const { stdout } = await run("import", ["-window", "root", "-format", "%k", "info:-"]);
  return Number(stdout);
}

/** A port of the loopback interface that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
