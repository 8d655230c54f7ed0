import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  id: string;
  impact: string;
  help: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** Which of axe's rules a page is held to. */
interface Rules {
  /** Some that are not among them otherwise. */
  more?: readonly string[];
  /** Only those about colours, of a page that the others have looked at in other colours. */
  coloursOnly?: boolean;
}

/**
 * Finds what axe finds on the page as it is now, by the rules of WCAG 2.2 A and AA and axe's best practices; empty is as
 * it should be. `evaluate` runs a script as the body of an async function in the page and returns what it returns, so
 * that this serves both Playwright and the real window.
 */
export async function accessibilityFindings(
  evaluate: (script: string) => Promise<unknown>,
  { more = [], coloursOnly = false }: Rules = {},
): Promise<string[]> {
  if (!(await evaluate("return window.axe !== undefined"))) await evaluate(axe);
  const tags = coloursOnly ? ["cat.color"] : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const elsewhere = coloursOnly ? [] : ["region", "landmark-one-main", "page-has-heading-one"];
  const findings = (await evaluate(`
    const result = await window.axe.run(document, {
      runOnly: ${JSON.stringify(tags)},
      // What lies in front of a page that is inert stands outside of its landmarks and headings, and rightly so.
      rules: Object.fromEntries([
        ...${JSON.stringify(elsewhere)}.map((rule) => [rule, { enabled: !document.querySelector("[inert] main") }]),
        ...${JSON.stringify(more)}.map((rule) => [rule, { enabled: true }]),
      ]),
    });
    return result.violations;
  `)) as Finding[];
  return findings.flatMap((finding) =>
    finding.nodes.map(
      (node) =>
        `${finding.id} (${finding.impact}): ${finding.help}\n  ${node.target.join(" ")}\n  ${node.failureSummary}`,
    ),
  );
}
