import { expect, test } from "vitest";
import { aCheck, jobOf, otherJob } from "./job";

test("an editorial check is about facts, and leaves every other word alone", () => {
  const { say } = jobOf("draft");
  expect(say("Claim 4 of 12 claims")).toBe("Fact 4 of 12 facts");
  expect(say("Claims: Claimant, reclaim, claimed")).toBe("Facts: Claimant, reclaim, claimed");
  expect(jobOf("published").say("Claim 4")).toBe("Claim 4");
});

test("each kind of check has a name, and the other kind", () => {
  expect(aCheck(jobOf("draft"))).toBe("an editorial check");
  expect(aCheck(otherJob(jobOf("draft")))).toBe("a claim check");
});
