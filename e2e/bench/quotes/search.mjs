// The common way to find a quote again: search the whole text for it approximately, and score each place by its words,
// by what stands around them, and by how far it is from where they stood, 50 : 20 : 20 : 2. It is what our own way of
// carrying places is measured against: `make bench-anchor`, see docs/anchoring.md.
//
// Reads {text, quotes: [{exact, prefix, suffix, start}]} from its standard input, in UTF-16 code units as JavaScript
// counts, and writes {seconds, places: [{start, end} or null]}. The seconds are those of a processor: what else runs on
// the machine does not count.
import { readFileSync, writeFileSync } from "node:fs";
import search from "approx-string-match";

const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const mostErrors = 256;

/** The places of the very words, or else those with the fewest errors, if half of the letters are right. */
function placesOf(text, words, errors) {
  const places = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    places.push({ start: at, end: at + words.length, errors: 0 });
  }
  return places.length > 0 ? places : search(text, words, errors);
}

/** How much of the words stands in the text, from 0 to 1. */
function share(text, words) {
  if (text === "" || words === "") return 0;
  const [place] = placesOf(text, words, words.length);
  return place === undefined ? 0 : 1 - place.errors / words.length;
}

function find(text, { exact, prefix, suffix, start }) {
  let best = null;
  let most = -1;
  for (const place of placesOf(text, exact, Math.min(mostErrors, Math.floor(exact.length / 2)))) {
    const before = text.slice(Math.max(0, place.start - prefix.length), place.start);
    const after = text.slice(place.end, place.end + suffix.length);
    const score =
      weights.quote * (1 - place.errors / exact.length) +
      weights.prefix * share(before, prefix) +
      weights.suffix * share(after, suffix) +
      weights.position * (1 - Math.abs(place.start - start) / text.length);
    if (score > most) {
      most = score;
      best = { start: place.start, end: place.end };
    }
  }
  return best;
}

const { text, quotes } = JSON.parse(readFileSync(0, "utf8"));
const began = process.cpuUsage();
const places = quotes.map((quote) => find(text, quote));
const { user, system } = process.cpuUsage(began);
const seconds = (user + system) / 1e6;
writeFileSync(1, JSON.stringify({ seconds, places }));
