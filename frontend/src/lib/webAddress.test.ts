import { describe, expect, it } from "vitest";
import { hostOf, isOfSite } from "./webAddress";

describe("hostOf", () => {
  it.each([
    [" https://www.Port.example/a?b ", "www.port.example"],
    ["http://127.0.0.1:8080/", "127.0.0.1"],
    ["www.port.example", ""],
    ["file:///etc/passwd", ""],
    ["https://", ""],
    ["", ""],
  ])("of %j is %j", (address, host) => expect(hostOf(address)).toBe(host));
});

it("takes a host for a site's own only at a dot", () => {
  const sites = ["port.example"];
  expect(["port.example", "www.port.example", "airport.example", ""].filter((host) => isOfSite(host, sites))).toEqual([
    "port.example",
    "www.port.example",
  ]);
});
