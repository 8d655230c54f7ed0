import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The build without a window, for the browser mode and the command line. */
export const headlessBinary = join(root, "build/bin/tickmark-headless");
/** The build that people install. */
export const windowBinary = join(root, "build/bin/tickmark");
/** What makes the window obey WebKitWebDriver; see window/automation_linux.c. */
export const automationLibrary = join(root, "build/cache/automation_linux.so");

/** A folder of a test's own, with a new library in it. Everything the binary writes goes there. */
export class Sandbox {
  private constructor(readonly folder: string) {}

  static async create(): Promise<Sandbox> {
    return new Sandbox(await mkdtemp(join(tmpdir(), "tickmark-e2e-")));
  }

  get library(): string {
    return join(this.folder, "library.tickmark");
  }

  /** The environment for the binary: nothing of the person who runs the tests is read or written. */
  get env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      HOME: this.folder,
      XDG_CONFIG_HOME: join(this.folder, "config"),
      XDG_DATA_HOME: join(this.folder, "data"),
      XDG_CACHE_HOME: join(this.folder, "cache"),
      TICKMARK_LIBRARY: this.library,
    };
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A process that a test started, with all that it said. */
export class Running {
  output = "";
  private readonly process: ChildProcess;

  constructor(command: string, args: string[], env: NodeJS.ProcessEnv) {
    this.process = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    }
    this.process.on("error", (error) => {
      this.output += `${error}\n`;
    });
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  get ended(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null || this.process.pid === undefined;
  }

  /** Waits until the process has said something that matches, and returns the match. */
  async says(pattern: RegExp, timeout = 15_000): Promise<RegExpMatchArray> {
    return until(`output matching ${pattern}`, timeout, () => {
      const match = this.output.match(pattern);
      if (!match && this.ended)
        throw new Error(`${this.process.spawnfile} ended without saying ${pattern}:\n${this.output}`);
      return match ?? undefined;
    });
  }

  /** Waits until the process has ended by itself. */
  async ends(timeout = 10_000): Promise<void> {
    await until("the process to end", timeout, () => this.ended || undefined);
  }

  /** Asks the process to end; one that does not (a native dialog is open) is killed after three seconds. */
  async stop(): Promise<void> {
    if (this.ended) return;
    const exit = once(this.process, "exit");
    this.process.kill("SIGTERM");
    const kill = setTimeout(() => this.process.kill("SIGKILL"), 3000);
    await exit;
    clearTimeout(kill);
  }
}

/** Calls f every 20 ms until it returns something other than undefined, or throws. */
export async function until<T>(
  what: string,
  timeout: number,
  f: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await f();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
