// The PDF report against Chromium printing the HTML report of the same dossier: time on the clock and of the processors,
// memory, and size of the file, at 20 and 1,000 claims.
// Memory is the peak of the proportional set size (PSS) of the program and all its children, which counts shared pages
// once: Chromium is many processes. It is sampled from /proc, so this runs on Linux only.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const tickmark = fileURLToPath(new URL("../../build/bin/tickmark-headless", import.meta.url));
const chromium = process.env.CHROMIUM ?? "chromium";
const folder = mkdtempSync(join(tmpdir(), "tickmark-bench-"));
const levels = [
  "true",
  "mostly-true",
  "half-true",
  "mostly-false",
  "false",
  "misleading",
  "missing-context",
  "unproven",
];
const stances = ["supports", "contradicts", "context"];

/** An article with so many claims, about 57 words and three pieces of evidence each, and its check. */
function sample(claims) {
  const text = [];
  const check = { claims: [], sources: [] };
  for (let i = 0; i < 97; i++) {
    const url = `https://sources.example/reports/${i}`;
    check.sources.push({ id: `s${i}`, title: `Report ${i} of the harbour board`, publisher: "Harbour board", url });
  }
  for (let i = 1; i <= claims; i++) {
    const words = `the tram carried ${i * 317} passengers in week ${i}`;
    text.push(
      `The council of Halmsey says that ${words}, which is more than anybody had expected when the line was planned. ` +
        "Shopkeepers along the quays, who had put up posters against the works, have taken most of them down since then, " +
        "and the operator speaks of the best summer that the town has had in all the years since the harbour was built.",
    );
    check.claims.push({
      passages: [{ quote: { exact: words } }],
      wording: `Halmsey’s harbour tram carried ${i * 317} passengers in week ${i}.`,
      claimant: "Halmsey Town Council",
      kind: "number",
      status: "verified",
      verdict: {
        level: levels[i % levels.length],
        explanation:
          "The operator’s report gives **another number** for that week. It counts boardings, *not people*, and leaves out " +
          "the days on which the line was closed.\n\n- The counters are in the doors.\n- Staff are counted as well.",
      },
      evidence: stances.map((stance, k) => ({
        sourceId: `s${(3 * i + k) % 97}`,
        stance,
        locator: `${i}`,
        quote: "Boardings in the week, all stops together, as the counters gave them",
        limits: "It does not say how many different people rode the trams.",
        accessedOn: "2025-09-22",
      })),
    });
  }
  return { text: text.join("\n\n"), check: JSON.stringify(check) };
}

const run = (...args) => execFileSync(tickmark, args, { encoding: "utf8" });

/** The PSS of a process and its children, in KiB. What each has had of the processors, in ticks, goes to `busy`. */
function look(pid, busy) {
  let sum = 0;
  try {
    sum = Number(/^Pss: *(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop().split(" ");
    busy.set(pid, Number(fields[11]) + Number(fields[12]));
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${task}/children`, "utf8");
      for (const child of children.split(" ").filter(Boolean)) sum += look(Number(child), busy);
    }
  } catch {
    // The process has ended since it was listed.
  }
  return sum;
}

/** Runs a program to its end: how long it took on the clock and of the processors (s), and its peak of memory (KiB). */
async function measured(program, args, sampling) {
  const start = performance.now();
  const child = spawn(program, args, { stdio: "ignore" });
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with code ${code}`))));
  });
  let kib = 0;
  const ticks = new Map();
  const timer = sampling && setInterval(() => (kib = Math.max(kib, look(child.pid, ticks))), 50);
  await ended;
  clearInterval(timer);
  // Linux counts 100 ticks a second.
  const busy = [...ticks.values()].reduce((sum, n) => sum + n, 0) / 100;
  return { real: (performance.now() - start) / 1000, busy, kib };
}

/** The median time of runs without sampling, which costs time, and the rest of one with it. */
async function measure(program, args, runs) {
  const times = [];
  for (let i = 0; i < runs; i++) times.push((await measured(program, args, false)).real);
  times.sort((a, b) => a - b);
  return { ...(await measured(program, args, true)), real: times[runs >> 1] };
}

try {
  for (const [claims, runs] of [
    [20, 5],
    [1000, 3],
  ]) {
    const file = (name) => join(folder, `${claims}.${name}`);
    const library = ["--library", file("tickmark")];
    const { text, check } = sample(claims);
    writeFileSync(file("txt"), text);
    writeFileSync(file("claims.json"), check);
    run(...library, "import", file("txt"));
    const id = /"id": *"([0-9a-f-]{36})"/.exec(run(...library, "--json", "list"))[1];
    run(...library, "apply", id, file("claims.json"));
    run(...library, "export", id, "-o", file("html"));

    const ours = await measure(tickmark, [...library, "export", id, "-o", file("pdf")], runs);
    const print = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "profile")}`];
    print.push("--no-pdf-header-footer", "--generate-pdf-document-outline");
    const theirs = await measure(
      chromium,
      [...print, `--print-to-pdf=${file("printed.pdf")}`, `file://${file("html")}`],
      runs,
    );

    ours.size = statSync(file("pdf")).size;
    theirs.size = statSync(file("printed.pdf")).size;
    const row = (name, m) =>
      console.log(
        `  ${name.padEnd(23)} ${m.real.toFixed(2).padStart(7)} s ${m.busy.toFixed(2).padStart(7)} s` +
          ` ${(m.kib / 1024).toFixed(0).padStart(6)} MiB ${(m.size / 1024).toFixed(0).padStart(7)} KiB`,
      );
    console.log(`${claims} claims (median of ${runs} runs; processors’ time; peak of memory; size of the file)`);
    row("tickmark export", ours);
    row("chromium --print-to-pdf", theirs);
    const times = (what) => (theirs[what] / ours[what]).toFixed(1);
    console.log(
      `  ${times("real")} times as fast, 1/${times("busy")} of the processors’ time, 1/${times("kib")} of the memory, ` +
        `1/${times("size")} of the size\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
