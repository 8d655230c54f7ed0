/** The finding by which one went to the text, so that coming back leads to it. */
let left: { articleId: string; rule: string; finding: string } | null = null;

export function leaveBy(articleId: string, rule: string, finding: string) {
  left = { articleId, rule, finding };
}

/** Where in the page one comes back to: the finding, or its rule if that has been put right. Asked once. */
export function comeBack(articleId: string): HTMLElement | null {
  const from = left?.articleId === articleId ? left : null;
  left = null;
  return (
    from && (document.getElementById(findingId(from.rule, from.finding)) ?? document.getElementById(ruleId(from.rule)))
  );
}

export const ruleId = (rule: string) => `rule-${rule}`;
export const findingId = (rule: string, finding: string) => `finding-${rule}-${finding}`;
