import { expect, test } from "vitest";
import { sourceFrom } from "./sourceWords";

test.each([
  [" Harbour statistics  2024/25 ", { title: "Harbour statistics 2024/25", url: "" }],
  ["https://port.brack.example/statistics?y=2025", { title: "", url: "https://port.brack.example/statistics?y=2025" }],
  [
    "Statistics | Port of Brack\nhttps://port.brack.example",
    { title: "Statistics | Port of Brack", url: "https://port.brack.example" },
  ],
])("%j", (words, fields) => expect(sourceFrom(words)).toMatchObject({ ...fields, class: "secondary" }));
