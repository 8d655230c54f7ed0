import { type Bindable, type Context, type KeyChoices, keymapOf } from "./keymap";

interface Entry {
  title: string;
  /** Where its keys work; from a menu or the palette a command runs wherever there is something for it to do. */
  context: Context;
  keys: readonly string[];
  /** Runs again and again while its key is held down. */
  repeats?: true;
}

/*
 * Every command of the app, by group, in the order in which they are listed. A command belongs here once something
 * carries it out (ui/commands/useCommand); its default keys collide with no other's (commands.test.ts).
 */
const catalogue = {
  Everywhere: {
    "app.palette": { title: "Find a command…", context: "everywhere", keys: ["Mod+K", "Mod+Shift+P"] },
    "app.help": { title: "Keys at a glance", context: "everywhere", keys: ["?", "F1"] },
    "app.keys": { title: "Change the keys…", context: "everywhere", keys: [] },
    "app.undo": { title: "Undo", context: "everywhere", keys: ["Mod+Z"], repeats: true },
    "app.redo": { title: "Redo", context: "everywhere", keys: ["Mod+Shift+Z", "Mod+Y"], repeats: true },
    "app.history": { title: "History", context: "everywhere", keys: [] },
    "app.settingsHistory": { title: "History of the settings", context: "everywhere", keys: [] },
    "app.import": { title: "Import files…", context: "everywhere", keys: ["Mod+O"] },
    "app.paste": { title: "Paste a text…", context: "everywhere", keys: [] },
    "app.fetch": { title: "Import an article from the web…", context: "everywhere", keys: [] },
    "app.settings": { title: "Settings…", context: "everywhere", keys: ["Mod+,"] },
    "app.person": { title: "Your name…", context: "everywhere", keys: [] },
    "view.zoomIn": { title: "Larger", context: "everywhere", keys: ["Mod++", "Mod+="], repeats: true },
    "view.zoomOut": { title: "Smaller", context: "everywhere", keys: ["Mod+-"], repeats: true },
    "view.actualSize": { title: "Back to 100 %", context: "everywhere", keys: ["Mod+0"] },
    "go.library": { title: "Go to the library", context: "everywhere", keys: [] },
    "go.sources": { title: "Go to the sources", context: "everywhere", keys: [] },
    "go.scales": { title: "Go to the rating scales", context: "everywhere", keys: [] },
  },
  "The open article": {
    "article.export": { title: "Export…", context: "desk", keys: ["Mod+E"] },
    "article.print": { title: "Print the text and its claims…", context: "desk", keys: ["Mod+P"] },
    "closing.open": { title: "Close the check, or back to the text", context: "desk", keys: ["Mod+Shift+Enter"] },
    "closing.back": { title: "From closing back to the text", context: "closing", keys: ["Escape"] },
    "article.details": { title: "Details of the article…", context: "desk", keys: [] },
    "article.newVersion": { title: "Import a new version…", context: "desk", keys: ["Mod+Shift+O"] },
    "article.applyCheck": { title: "Apply a check…", context: "desk", keys: [] },
    "desk.panel": { title: "Show or hide the claims", context: "desk", keys: [] },
    "desk.back": { title: "Back to the text; let go of the words, close the claim", context: "desk", keys: ["Escape"] },
  },
  "Moving in the text": {
    "cursor.nextSentence": { title: "Next sentence", context: "text", keys: ["ArrowDown"], repeats: true },
    "cursor.previousSentence": { title: "Previous sentence", context: "text", keys: ["ArrowUp"], repeats: true },
    "cursor.nextWord": { title: "Next word", context: "text", keys: ["ArrowRight"], repeats: true },
    "cursor.previousWord": { title: "Previous word", context: "text", keys: ["ArrowLeft"], repeats: true },
    "cursor.nextBlock": { title: "Next paragraph", context: "text", keys: ["Alt+ArrowDown"], repeats: true },
    "cursor.previousBlock": { title: "Previous paragraph", context: "text", keys: ["Alt+ArrowUp"], repeats: true },
    "extend.nextSentence": {
      title: "Extend by a sentence",
      context: "text",
      keys: ["Shift+ArrowDown"],
      repeats: true,
    },
    "extend.previousSentence": {
      title: "Extend back by a sentence",
      context: "text",
      keys: ["Shift+ArrowUp"],
      repeats: true,
    },
    "extend.nextWord": { title: "Extend by a word", context: "text", keys: ["Shift+ArrowRight"], repeats: true },
    "extend.previousWord": {
      title: "Extend back by a word",
      context: "text",
      keys: ["Shift+ArrowLeft"],
      repeats: true,
    },
    "extend.nextBlock": {
      title: "Extend by a paragraph",
      context: "text",
      keys: ["Alt+Shift+ArrowDown"],
      repeats: true,
    },
    "extend.previousBlock": {
      title: "Extend back by a paragraph",
      context: "text",
      keys: ["Alt+Shift+ArrowUp"],
      repeats: true,
    },
    "claim.next": { title: "Next claim in the text", context: "text", keys: ["N"], repeats: true },
    "claim.previous": { title: "Previous claim in the text", context: "text", keys: ["P"], repeats: true },
    "unchecked.next": { title: "Next unchecked sentence", context: "text", keys: ["U"], repeats: true },
    "unchecked.previous": { title: "Previous unchecked sentence", context: "text", keys: ["Shift+U"], repeats: true },
    "query.next": { title: "Next open query", context: "text", keys: ["G"], repeats: true },
    "query.previous": { title: "Previous open query", context: "text", keys: ["Shift+G"], repeats: true },
  },
  Marking: {
    "mark.claim": { title: "Mark as a claim", context: "words", keys: ["Enter", "C"] },
    "mark.opinion": { title: "Set aside as an opinion", context: "text", keys: ["O"] },
    "mark.nothing": { title: "Set aside: nothing to check", context: "text", keys: ["X"] },
    "mark.addToClaim": { title: "Add the words to the claim", context: "text", keys: ["+"] },
    "claim.move": { title: "Move the claim to the words", context: "text", keys: ["R"] },
    "claim.split": { title: "Split the claim at the cursor or the words", context: "text", keys: ["/"] },
    "claim.merge": { title: "Merge the claim with another…", context: "desk", keys: ["M"] },
    "edge.startBack": { title: "Begin the claim a word earlier", context: "text", keys: ["["], repeats: true },
    "edge.startOn": { title: "Begin the claim a word later", context: "text", keys: ["{"], repeats: true },
    "edge.endOn": { title: "End the claim a word later", context: "text", keys: ["]"], repeats: true },
    "edge.endBack": { title: "End the claim a word earlier", context: "text", keys: ["}"], repeats: true },
  },
  Status: {
    "status.toCheck": { title: "To check", context: "desk", keys: ["T"] },
    "status.inProgress": { title: "In progress", context: "desk", keys: ["I"] },
    "status.verified": { title: "Verified", context: "desk", keys: ["V"] },
    "status.verifiedWithChange": { title: "Verified with change", context: "desk", keys: ["Shift+V"] },
    "status.onAuthor": { title: "On author", context: "desk", keys: ["A"] },
    "status.cannotVerify": { title: "Cannot verify", context: "desk", keys: ["K"] },
    "status.wrong": { title: "Wrong", context: "desk", keys: ["W"] },
    "status.cut": { title: "Cut", context: "desk", keys: ["Shift+X"] },
  },
  Verdict: {
    "verdict.1": { title: "First rating of the scale", context: "desk", keys: ["1"] },
    "verdict.2": { title: "Second rating", context: "desk", keys: ["2"] },
    "verdict.3": { title: "Third rating", context: "desk", keys: ["3"] },
    "verdict.4": { title: "Fourth rating", context: "desk", keys: ["4"] },
    "verdict.5": { title: "Fifth rating", context: "desk", keys: ["5"] },
    "verdict.6": { title: "Sixth rating", context: "desk", keys: ["6"] },
    "verdict.7": { title: "Seventh rating", context: "desk", keys: ["7"] },
    "verdict.8": { title: "Eighth rating", context: "desk", keys: ["8"] },
    "verdict.9": { title: "Ninth rating", context: "desk", keys: ["9"] },
    "verdict.10": { title: "Tenth rating", context: "desk", keys: ["0"] },
  },
  Suggestions: {
    "suggestion.next": { title: "Next suggestion", context: "desk", keys: ["F"], repeats: true },
    "suggestion.previous": { title: "Previous suggestion", context: "desk", keys: ["Shift+F"], repeats: true },
    "suggestion.accept": { title: "Mark what is suggested as a claim", context: "desk", keys: ["Y"] },
    "suggestion.dismiss": { title: "Dismiss the suggestion", context: "desk", keys: ["Backspace"] },
    "suggestion.list": { title: "Go to the list of suggestions", context: "desk", keys: ["Shift+L"] },
    "suggestion.toggle": { title: "Show or hide suggestions", context: "desk", keys: [] },
  },
  "Changes of the text": {
    "diff.open": { title: "Show what changed between versions", context: "desk", keys: [] },
    "recheck.list": { title: "Go to the list of what to recheck", context: "desk", keys: [] },
    "recheck.next": { title: "Next change to recheck", context: "desk", keys: ["D"], repeats: true },
    "recheck.previous": { title: "Previous change to recheck", context: "desk", keys: ["Shift+D"], repeats: true },
    "recheck.accept": { title: "Accept the changed words", context: "desk", keys: ["Shift+Y"] },
    "recheck.attach": { title: "Attach the claim to the selected words", context: "desk", keys: ["Shift+R"] },
    "recheck.park": { title: "Park: the words are not in this text", context: "desk", keys: ["Shift+P"] },
  },
  "Between two versions": {
    "diff.next": { title: "Next change", context: "changes", keys: ["N", "D"], repeats: true },
    "diff.previous": { title: "Previous change", context: "changes", keys: ["P", "Shift+D"], repeats: true },
    "diff.layout": { title: "Side by side, or in one text", context: "changes", keys: ["S"] },
    "diff.fold": { title: "Fold what is the same, or show all of it", context: "changes", keys: ["F"] },
    "diff.inText": { title: "Go to the changed words in the text", context: "changes", keys: ["J"] },
    "diff.back": { title: "Back to the text", context: "changes", keys: ["Escape"] },
  },
  "The source beside the text": {
    "evidence.supports": { title: "Make evidence of what is chosen: supports", context: "source", keys: ["Alt+1"] },
    "evidence.contradicts": { title: "Make evidence: contradicts", context: "source", keys: ["Alt+2"] },
    "evidence.context": { title: "Make evidence: gives context", context: "source", keys: ["Alt+3"] },
    "evidence.insufficient": { title: "Make evidence: not sufficient", context: "source", keys: ["Alt+4"] },
    "source.nextPage": { title: "Next page of the source", context: "source", keys: ["PageDown"], repeats: true },
    "source.previousPage": { title: "Previous page of the source", context: "source", keys: ["PageUp"], repeats: true },
    "source.zoomIn": {
      title: "Enlarge the picture or page",
      context: "source",
      keys: ["Alt++", "Alt+="],
      repeats: true,
    },
    "source.zoomOut": { title: "Make the picture or page smaller", context: "source", keys: ["Alt+-"], repeats: true },
  },
  Claims: {
    "claim.open": { title: "Open the claim", context: "mark", keys: ["Enter"] },
    "claim.edit": { title: "Go into the claim", context: "desk", keys: ["E"] },
    "claim.source": { title: "Add a source to the claim", context: "desk", keys: ["S"] },
    "claim.compare": {
      title: "Hold the claim against its evidence, or back to the text",
      context: "desk",
      keys: ["B"],
    },
    "claim.ask": { title: "Ask the author or editor", context: "desk", keys: ["Q"] },
    "claim.history": { title: "History of the claim", context: "desk", keys: ["H"] },
    "claim.list": { title: "Go to the list of claims", context: "desk", keys: ["L"] },
    "claim.inText": { title: "Go to the words of the claim", context: "panel", keys: ["J"] },
    "claim.openNext": { title: "Open the next claim", context: "panel", keys: ["Alt+ArrowDown"], repeats: true },
    "claim.openPrevious": { title: "Open the previous claim", context: "panel", keys: ["Alt+ArrowUp"], repeats: true },
    "claim.delete": { title: "Delete the claim", context: "desk", keys: ["Delete"] },
  },
} as const satisfies Record<string, Record<string, Entry>>;

type Catalogue = typeof catalogue;
export type CommandGroup = keyof Catalogue;
export type CommandId = { [G in CommandGroup]: keyof Catalogue[G] }[CommandGroup];

export interface Command extends Entry, Bindable {
  id: CommandId;
  group: CommandGroup;
}

export const commands: readonly Command[] = Object.entries(catalogue).flatMap(([group, entries]) =>
  Object.entries<Entry>(entries).map(([id, entry]) => ({
    ...entry,
    id: id as CommandId,
    group: group as CommandGroup,
  })),
);

export const groups = Object.keys(catalogue) as CommandGroup[];

const byId = new Map(commands.map((command) => [command.id, command]));

export const commandOf = (id: CommandId) => byId.get(id) as Command;

/** Keys that lists and fields have everywhere, and that are no commands to be given other keys. */
export const fixedKeys: readonly { group: string; title: string; keys: readonly string[] }[] = [
  { group: "In lists", title: "Along the list", keys: ["ArrowUp", "ArrowDown"] },
  { group: "In lists", title: "First and last", keys: ["Home", "End"] },
  { group: "In lists", title: "Open", keys: ["Enter"] },
  { group: "In lists", title: "Delete the article, in the library", keys: ["Delete"] },
  { group: "In the text of a source", title: "Select the next or previous sentence", keys: ["ArrowDown", "ArrowUp"] },
  {
    group: "In the text of a source",
    title: "Extend by a sentence or a word",
    keys: ["Shift+ArrowDown", "Shift+ArrowRight"],
  },
  { group: "On a region", title: "Move it, resize it", keys: ["ArrowRight", "Shift+ArrowRight"] },
  { group: "In the reasons", title: "Bold", keys: ["Mod+B"] },
  { group: "In the reasons", title: "Italic", keys: ["Mod+I"] },
];

/** The keys as they are before anybody has changed one. */
export const defaultKeys: KeyChoices = { keys: {}, singleKeys: true };

export const defaultKeymap = keymapOf(commands, defaultKeys);
