import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/* The rules of docs/design.md that can be read off the style sheets. */

const source = join(import.meta.dirname, "..");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).map((name) => ({
  name: name.replaceAll("\\", "/"),
  text: /\.(css|tsx?)$/.test(name) ? readFileSync(join(source, name), "utf8").replace(/\/\*.*?\*\//gs, "") : "",
}));
const sheets = files.filter(({ name }) => name.endsWith(".css"));
const parts = sheets.filter(({ name }) => name !== "styles/tokens.css");

/** The declarations of properties, as "file: property: value", whose value matches. */
const declarations = (property: RegExp, value: RegExp) =>
  parts.flatMap(({ name, text }) =>
    [...text.matchAll(/^\s*([a-z-]+): ([^;{}]+);/gm)]
      .filter(([, key, set]) => property.test(key as string) && value.test(set as string))
      .map(([, key, set]) => `${name}: ${key}: ${set}`),
  );

test("colours are tokens", () => {
  expect(declarations(/./, /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|light-dark)\(/i)).toEqual([]);
});

test("room is on the scale, or in the type's own measure", () => {
  const off = declarations(/^(gap|row-gap|column-gap|padding|margin)/, /(?<![\w.-])(?!1px)[\d.]+(px|rem)/);
  expect(off).toEqual([]);
});

test("weights and sizes of type are roles", () => {
  expect(declarations(/^font-weight$/, /\d/)).toEqual([]);
  expect(declarations(/^font-size$/, /px/)).toEqual(["styles/print.css: font-size: 12px !important"]);
});

test("no custom property is misspelt", () => {
  const defined = new Set(files.flatMap(({ text }) => text.match(/--[a-z][\w-]*(?=["'`]?\]?:)/g) ?? []));
  // The first is written with the name of its part (ui/Palette); the second comes from react-aria.
  const known = ["--tone-ink", "--tone-fill", "--under-ink", "--under-fill", "--glyph", "--trigger-width"];
  const used = sheets.flatMap(({ name, text }) =>
    [...text.matchAll(/var\((--[\w-]+)/g)].map(([, property]) => ({ name, property: property as string })),
  );
  const unknown = used.filter(({ property }) => !defined.has(property) && !known.includes(property));
  expect(unknown).toEqual([]);
});
