import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { headlessBinary, type Sandbox } from "../binary.ts";

/** The size of the article that the desk is measured on. */
export const words = 100_000;
export const claims = 5_000;

/** Paragraphs of sentences that nobody has to read, the same in every run. */
export function longText(): string[] {
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

export async function importText(sandbox: Sandbox, paragraphs: string[], title: string): Promise<string> {
  const file = join(sandbox.folder, `${title}.txt`);
  await writeFile(file, [title, ...paragraphs].join("\n\n"));
  tickmark(sandbox, "import", file);
  const { articles } = JSON.parse(tickmark(sandbox, "--json", "list")) as { articles: { id: string; title: string }[] };
  return articles.find((article) => article.title === title)?.id as string;
}

/** Claims on three sentences of four, each reaching into the next sentence if that has one too, with every rating. */
export async function applyClaims(sandbox: Sandbox, article: string, paragraphs: string[]): Promise<void> {
  // Blocks are parted by one line feed in the text of a version.
  const text = paragraphs.join("\n");
  const sentences = [...text.matchAll(/\w[^.]{20,}\./g)].filter((_, i) => i % 4 !== 3);
  const levels = ["true", "mostly-true", "half-true", "mostly-false", "false"];
  const dossier = {
    claims: sentences.slice(0, claims).map(({ 0: sentence, index: start }, i) => {
      const end = start + sentence.length + (i % 3 === 2 ? 0 : 20);
      const quote = { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start) };
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
