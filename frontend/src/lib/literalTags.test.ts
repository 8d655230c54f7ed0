import { expect, test } from "vitest";
import { literalTags } from "./literalTags";

test("tags are words, and what only looks like one stays as it is", () => {
  expect(literalTags("<form onsubmit=x><input name=nodeName></form>")).toBe(
    "&lt;form onsubmit=x>&lt;input name=nodeName>&lt;/form>",
  );
  expect(literalTags("<!-- a --> <?b?> <BR/> <em id=x>")).toBe("&lt;!-- a --> &lt;?b?> &lt;BR/> &lt;em id=x>");
  const kept = "1 < 2, a<b, <https://lantern.example/> <ada@lantern.example> **a*b***<em>c</em> <strong>d</strong>";
  expect(literalTags(kept)).toBe(kept);
});
