import { type Browser, test as base, chromium, type Page } from "@playwright/test";
import { headlessBinary, Running, Sandbox } from "../binary.ts";

export { expect, type Page, type Route } from "@playwright/test";

/** Tickmark in its browser mode, on a new and empty library. */
export interface Served {
  /** The address it printed, token included. */
  address: string;
  sandbox: Sandbox;
  server: Running;
  /** Calls the API, to set the stage of a test or to see what was stored. `path` begins behind /api/; a Blob is sent as it is. */
  call: <T>(method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE", path: string, body?: unknown) => Promise<T>;
  /** Stops it, does something while nobody has the library open, and starts it again at another address. */
  restart: (meanwhile: () => Promise<void>) => Promise<void>;
}

interface Fixtures {
  served: Served;
}

/**
 * `page` is open on an empty library of its own. A test fails when the page reports an error of its own making,
 * or tries to reach anything but its own server.
 */
export const test = base.extend<Fixtures, { systemBrowser: Browser }>({
  systemBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern here
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
      });
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern here
  served: async ({}, use) => {
    const sandbox = await Sandbox.create();
    const start = async () => {
      const server = new Running(headlessBinary, ["serve"], sandbox.env);
      running = server;
      const [address] = await server.says(/http:\/\/127\.0\.0\.1:\d+\/\S*/);
      return { address, server, call: caller(address) };
    };
    let running: Running | undefined;
    try {
      const served: Served = {
        ...(await start()),
        sandbox,
        restart: async (meanwhile) => {
          await served.server.stop();
          await meanwhile();
          Object.assign(served, await start());
        },
      };
      await use(served);
    } finally {
      await running?.stop();
      await sandbox.remove();
    }
  },

  page: async ({ systemBrowser, served }, use, info) => {
    const context = await systemBrowser.newContext({
      viewport: { width: 1280, height: 860 },
      reducedMotion: "reduce",
      acceptDownloads: true,
    });
    const complaints: string[] = [];
    const page = await context.newPage();
    watch(page, served, complaints);
    await page.goto(served.address);
    await use(page);
    if (info.status !== info.expectedStatus && !page.isClosed()) {
      await info.attach("page", { body: await page.screenshot(), contentType: "image/png" });
      await info.attach("server", { body: served.server.output, contentType: "text/plain" });
    }
    await context.close();
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
  },
});

function caller(address: string): Served["call"] {
  const token = new URL(address).searchParams.get("token");
  return async (method, path, body) => {
    const type = body instanceof Blob ? "application/octet-stream" : "application/json";
    const answer = await fetch(new URL(`/api/${path}`, address), {
      method,
      headers: { "Content-Type": type, "X-Tickmark": "1", Authorization: `Bearer ${token}` },
      body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : await answer.json();
  };
}

function watch(page: Page, served: Served, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(`error in the page: ${error.stack ?? error}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== new URL(served.address).origin)
      complaints.push(`request to ${request.url()}`);
  });
  // A rejected request shows up as an error here, too, and is often what the test is about.
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      complaints.push(`console: ${message.text()}`);
    }
  });
}
