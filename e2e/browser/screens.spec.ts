import { join } from "node:path";
import type { components } from "../../frontend/src/api/schema.ts";
import { accessibilityFindings } from "../accessibility.ts";
import { dragOver, fixture, openSample, paste, pickFiles, picture } from "./article.ts";
import { expect, type Page, test } from "./fixtures.ts";

/** With SHOTS=folder, a picture of every screen is put there. */
const shots = process.env.SHOTS;

interface Colours {
  name: string;
  media: Parameters<Page["emulateMedia"]>[0];
}

/** A tour of all screens. In its first colours they are held to all rules, in the others to those about colours. */
interface Look {
  width: number;
  colours: [Colours, ...Colours[]];
  preferences?: Partial<components["schemas"]["Preferences"]>;
}

/** Every width and all colours once: axe takes its time, and getting to a screen more. */
const looks: Look[] = [
  {
    width: 1280,
    colours: [
      { name: "light", media: { colorScheme: "light" } },
      { name: "light with high contrast", media: { colorScheme: "light", contrast: "more" } },
    ],
  },
  {
    width: 900,
    colours: [
      { name: "dark", media: { colorScheme: "dark" } },
      { name: "forced colours", media: { colorScheme: "dark", forcedColors: "active" } },
    ],
  },
  { width: 1280, colours: [{ name: "compact at 150 %", media: {} }], preferences: { density: "compact", zoom: 150 } },
];

for (const { width, colours, preferences } of looks) {
  const names = colours.map(({ name }) => name).join(", ");
  test(`every screen can be used by anyone: ${names}, ${width} wide`, async ({ page, served }) => {
    test.slow(); // axe looks at some fifty screens
    await page.setViewportSize({ width, height: 800 });
    if (preferences) {
      await served.call("PATCH", "preferences", preferences);
      await page.reload();
    }
    const found = new Map<string, string[]>();
    const run = (script: string) => page.evaluate(`(async () => {${script}})()`);
    let number = 0;
    await wear(page, colours[0]);
    await tour(page, async (screen) => {
      number++;
      for (const worn of colours) {
        await wear(page, worn);
        if (shots) {
          const file = `${String(number).padStart(2, "0")}-${screen}-${worn.name.replaceAll(" ", "-")}-${width}.png`;
          await page.screenshot({ path: join(shots, file) });
        }
        const findings = await accessibilityFindings(run, {
          more: worn.media?.contrast === "more" ? ["color-contrast-enhanced"] : [],
          coloursOnly: worn !== colours[0],
        });
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        if (sideways) findings.push("the page scrolls sideways");
        for (const finding of findings) found.set(finding, [...(found.get(finding) ?? []), `${screen}, ${worn.name}`]);
      }
      await wear(page, colours[0]);
    });
    expect(Object.fromEntries(found)).toEqual({});
  });
}

/** Shows the page in colours, and waits until it has them. */
async function wear(page: Page, { media }: Colours): Promise<void> {
  await page.emulateMedia({ contrast: null, forcedColors: null, ...media });
  await expect(page.locator("html")).toHaveAttribute("data-contrast", media?.contrast === "more" ? "high" : "normal");
}

/** Goes through every screen and dialog, and calls `see` at each. */
async function tour(page: Page, see: (name: string) => Promise<void>): Promise<void> {
  const header = page.getByRole("banner");
  const dialog = page.getByRole("dialog");
  const claims = page.getByRole("complementary", { name: "Claims" });
  const editor = page.getByRole("region", { name: /^Claim \d+$/ });
  const source = page.getByRole("region", { name: "Source", exact: true });
  const seeDialog = async (name: string) => {
    await expect(dialog.getByRole("button", { name: "Close", exact: true })).toBeVisible();
    await see(name);
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  /** What lies over the page without being in its way: menus, lists, popovers. */
  const seePopover = async (name: string, role: "menu" | "listbox" | "dialog") => {
    await expect(page.getByRole(role)).toBeVisible();
    await see(name);
    await page.keyboard.press("Escape");
    await expect(page.getByRole(role)).toHaveCount(0);
  };

  await expect(page.getByRole("button", { name: "Paste a text" })).toBeVisible();
  await see("empty-library");
  await page.getByRole("button", { name: "Paste a text" }).click();
  await dialog.getByLabel("Text", { exact: true }).fill("The ferry leaves at ten.\n\nIt never does.");
  await seeDialog("paste");

  await openSample(page);
  await see("claims");
  await claims.getByRole("button", { name: "Filter" }).click();
  await seePopover("filter", "dialog");
  await claims.getByRole("button", { name: /^Claim 2:/ }).click();
  await expect(editor).toBeVisible();
  await see("claim");
  await editor.getByRole("button", { name: "Status" }).click();
  await seePopover("status", "listbox");
  await editor
    .getByRole("button", { name: /^Contradicts/ })
    .first()
    .click();
  await editor.getByRole("button", { name: "About the source" }).click();
  await editor.getByLabel("Does not prove").scrollIntoViewIfNeeded();
  await see("evidence");
  await editor.getByRole("button", { name: "Hold the claim against it" }).click();
  await page
    .getByRole("button", { name: /^Edit / })
    .first()
    .click();
  await see("claim-and-evidence");
  await page.keyboard.press("Escape");
  await expect(editor).toBeVisible();
  await editor
    .getByRole("button", { name: /^Open the source/ })
    .first()
    .click();
  await source.getByRole("button", { name: "Paste" }).click();
  await dialog.getByRole("textbox").fill("The tram carried 4.2 million passengers.\n\nThat is a third more.");
  await dialog.getByRole("button", { name: "Keep the text" }).click();
  await source.getByRole("region", { name: "Text of the source" }).press("ArrowDown");
  await expect(source.getByRole("button", { name: "Supports" })).toBeVisible();
  await see("source");
  await source.getByRole("button", { name: "Copies of the source" }).click();
  await see("copies");
  await page.keyboard.press("Escape");
  await expect(editor).toBeVisible();
  await editor.getByRole("textbox", { name: "Reasons" }).scrollIntoViewIfNeeded();
  await see("verdict");
  await editor.getByRole("button", { name: "Link" }).click();
  await seePopover("link-in-reasons", "dialog");
  await editor.getByRole("button", { name: "Actions for this claim" }).click();
  await seePopover("claim-actions", "menu");
  await editor.getByRole("button", { name: "Add evidence" }).click();
  await page.keyboard.type("forecast");
  await expect(editor.getByRole("menuitem")).toHaveCount(2);
  // The search field names the item that is the current one a moment after the others have gone.
  await expect(page.locator("[aria-activedescendant]:focus")).toHaveAttribute(
    "aria-activedescendant",
    (await editor.getByRole("menuitem").first().getAttribute("id")) ?? "",
  );
  await see("find-a-source");
  await editor.getByRole("menuitem", { name: "New source" }).click();
  await expect(editor.getByLabel("Quoted words")).toBeFocused();
  await see("new-source");
  await editor.getByRole("button", { name: "Ask a query" }).click();
  await page.keyboard.type("Which forecast?");
  await editor.getByLabel("Suggested wording").fill("4.2 million passengers, a third more than the council forecast");
  await see("query");
  await editor.getByRole("button", { name: "Log a search" }).click();
  await page.keyboard.type("Town");
  await see("places-searched");
  await editor.getByRole("button", { name: /^Checklist/ }).click();
  await editor.getByRole("checkbox").first().scrollIntoViewIfNeeded();
  await see("checklist");
  await editor.getByRole("button", { name: "Claims", exact: true }).click();
  await claims.getByRole("radio", { name: /open queries/ }).click();
  await see("open-queries");

  await header.getByRole("button", { name: /harbour tram/ }).click();
  await seeDialog("article-details");
  await header.getByRole("button", { name: "Export" }).click();
  await expect(dialog).toBeVisible();
  await see("export");
  await dialog.getByRole("radio", { name: /JSON/ }).check({ force: true });
  await dialog.getByRole("button", { name: "Export" }).click();
  await expect(dialog.getByRole("button", { name: "Download" })).toBeVisible();
  await seeDialog("exported");
  await header.getByRole("button", { name: "Close check" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Is the check ready to publish?" })).toBeVisible();
  await see("closing");
  await page.getByRole("button", { name: /^Waive “Stale/ }).click();
  await see("waiving");
  await page.getByRole("button", { name: "Edit house rules" }).click();
  await seeDialog("house-rules");
  await header.getByRole("link", { name: "Text" }).click();
  await header.getByRole("button", { name: "Menu" }).click();
  await seePopover("menu", "menu");
  for (const [item, name] of [
    ["Settings…", "settings"],
    ["Your name…", "your-name"],
    ["Settings…", "settings"],
    ["Keyboard", "keyboard"],
  ] as const) {
    await header.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await seeDialog(name);
  }
  await header.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: "Apply a check…" }).click();
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose the file…" }).click();
  const buffer = Buffer.from("age-encryption.org/v1\nno more than this");
  await (await chooser).setFiles({ name: "check.json.age", mimeType: "application/octet-stream", buffer });
  await dialog.getByLabel("Passphrase").fill("grey gulls");
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("damaged");
  await seeDialog("apply-check");
  await page.keyboard.press("F1");
  await dialog.getByRole("button", { name: "Change the keys…" }).click();
  await dialog.getByRole("button", { name: "Undo" }).click();
  await dialog.getByRole("button", { name: "Add a key" }).click();
  await seeDialog("keyboard-settings");
  await page.keyboard.press("ControlOrMeta+k");
  await dialog.getByRole("searchbox").fill("claim");
  await expect(dialog.getByRole("group", { name: "Not available here" })).toBeVisible();
  await see("command-palette");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);

  await header.getByRole("link", { name: "Library" }).click();
  await paste(page, await fixture("brack-ferry.md"));
  await expect(claims.getByRole("heading", { name: "Nothing marked yet" })).toBeVisible();
  await see("no-claims");
  await dragOver(page, "carried 61,400 passengers since it began");
  await expect(page.getByRole("toolbar", { name: "Selected words" })).toBeVisible();
  await see("selected-words");
  await page.getByRole("button", { name: "Mark as claim" }).click();
  await expect(editor).toBeVisible();
  await see("new-claim");
  await page.route("**/api/claims/*", (route) => route.fulfill({ status: 500, json: { detail: "The disk is full." } }));
  await editor.getByLabel("Stand-alone wording").fill("The ferry carried 61,400 passengers in its first year.");
  await header.getByRole("button", { name: "Not saved" }).click();
  await expect(dialog).toBeVisible();
  await see("not-saved");
  // It is tried again by itself, too: as soon as that succeeds the dialog is gone.
  await dialog.getByRole("button", { name: "Try again" }).click();
  await page.unroute("**/api/claims/*");
  await expect(header.getByRole("status")).toHaveText("Saved");

  await header.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: "Import a new version…" }).click();
  await dialog.getByRole("textbox").fill("The ferry carried 64,100 passengers since it began. It is blue.");
  await see("new-version");
  await dialog.getByRole("button", { name: "Import the text" }).click();
  await expect(page.getByRole("dialog", { name: "Version 2 is in" })).toBeVisible();
  await see("version-account");
  await dialog.getByRole("button", { name: /^Recheck/ }).click();
  await expect(page.getByRole("list", { name: "Recheck" }).getByRole("button").first()).toBeFocused();
  await see("recheck");
  await header.getByRole("button", { name: /^Version 2 of 2/ }).click();
  await page.getByRole("menuitem", { name: /^Version 1, for reading/ }).click();
  await expect(page.getByRole("region", { name: "Earlier version" })).toBeVisible();
  await see("older-version");
  await page.getByRole("button", { name: "Show what changed" }).click();
  await expect(page.getByRole("region", { name: "The text with its changes" })).toBeVisible();
  await see("changes");
  await header.getByRole("link", { name: "Text" }).click();

  await header.getByRole("link", { name: "Library" }).click();
  await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
  await see("library");
  await page.getByRole("searchbox", { name: "Search the articles" }).fill("ferry");
  await expect(page.getByText("1 found")).toBeAttached();
  await see("library-search");
  await page.getByRole("searchbox", { name: "Search the articles" }).fill("zeppelin");
  await expect(page.getByText("Nothing in the library matches")).toBeVisible();
  await see("library-nothing-found");
  await page.getByRole("button", { name: "Clear the search" }).click();
  await pickFiles(page, picture);
  await seeDialog("import-report");
  await page
    .getByRole("button", { name: /^Actions for/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: "Undo" }).last()).toBeVisible();
  await see("article-deleted");

  await page.getByRole("link", { name: "Sources" }).click();
  await expect(page.getByRole("heading", { name: "Sources" })).toBeVisible();
  await see("sources");
  await page.getByRole("main").getByRole("link").first().click();
  await seeDialog("open-address");
  await page.getByRole("main").getByRole("listitem").first().getByRole("button").click();
  await seeDialog("source");

  await page.getByRole("link", { name: "Rating scales" }).click();
  await expect(page.getByRole("heading", { name: "Rating scales" })).toBeVisible();
  await see("scales");
  await page.getByLabel("Name of the scale").fill("Our scale");
  await see("scale-changed");
  await page.getByRole("button", { name: "Sign and colour of True" }).click();
  await seePopover("sign-and-colour", "dialog");
}
