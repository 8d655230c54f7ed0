import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../binary.ts";
import { expect, type OpenWindow, test } from "./fixtures.ts";

interface Node {
  role: string;
  name: string;
  states: string[];
}

const run = promisify(execFile);

/** What a screen reader is told of the window, as far as it has the roles. */
async function tree(window: OpenWindow, ...roles: string[]): Promise<Node[]> {
  const script = join(root, "e2e/window/accessibility_tree.py");
  const { stdout } = await run("/usr/bin/python3", [script, String(window.app.pid), ...roles], { maxBuffer: 64 << 20 });
  return JSON.parse(stdout) as Node[];
}

test("a screen reader is told every claim with its status", async ({ window }) => {
  const { driver } = window;
  await (await driver.findText("button", "Or look at a finished check first")).click();
  await driver.find("article mark");

  const claims = [...Array(15).keys()].map((i) => expect.stringMatching(new RegExp(`^Claim ${i + 1}: \\S`)));
  await expect
    .poll(async () => (await tree(window, "mark")).map(({ name }) => name).filter((name) => name !== ""), {
      timeout: 30_000,
    })
    .toEqual(claims);
});
