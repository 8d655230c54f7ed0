import { expect, test } from "vitest";
import { externalAddress } from "./externalAddress";
import { decodeLabel } from "./punycode";

test("only the web and mailboxes are opened", () => {
  for (const link of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://a.example",
    "https://",
    "mailto:",
    "smb://a/b",
    "wails://x",
    "x",
  ]) {
    expect(externalAddress(link), link).toBeNull();
  }
  expect(externalAddress("https://Port.Example/a?b")).toEqual({
    href: "https://port.example/a?b",
    place: "port.example",
    ascii: "",
    warnings: [],
  });
  expect(externalAddress("mailto:ada@port.example?subject=x")?.place).toBe("ada@port.example");
});

test("a host is told in its letters and in plain ones", () => {
  const munich = externalAddress("https://www.münchen.example/");
  expect(munich).toMatchObject({ place: "www.münchen.example", ascii: "www.xn--mnchen-3ya.example", warnings: [] });
  const apple = externalAddress("https://аррӏе.example/");
  expect(apple?.ascii).toMatch(/^xn--/);
  expect(apple?.warnings.join()).toContain("Cyrillic");
  expect(externalAddress("https://xn--pypal-4ve.example/")?.warnings.join()).toContain(
    "mixes letters of Latin and Cyrillic",
  );
});

test("what hides a place is said", () => {
  expect(externalAddress("https://bank.example@evil.example/")?.warnings.join()).toContain("leads to evil.example");
  expect(externalAddress("https://a.example/\u202Egpj.exe")?.warnings).toHaveLength(1);
  expect(externalAddress("https://a.example/%E2%80%AEgpj.exe")?.warnings).toHaveLength(1);
});

test("Punycode is read as RFC 3492 has it", () => {
  expect(decodeLabel("xn--ihqwcrb4cv8a8dqg056pqjye")).toBe("他们为什么不说中文");
  expect(decodeLabel("xn--3B-ww4c5e180e575a65lsy2b".toLowerCase())).toBe("3年b組金八先生");
  expect(decodeLabel("xn--egbpdaj6bu4bxfgehfvwxn")).toBe("ليهمابتكلموشعربي؟");
  for (const odd of ["plain", "xn--", "xn--!", "xn--99999999999"]) expect(() => decodeLabel(odd)).not.toThrow();
});
