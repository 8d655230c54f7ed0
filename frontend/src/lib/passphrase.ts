/** How many characters a passphrase to seal with has at least; app/sealed refuses shorter ones. */
export const leastLength = 12;

export type Strength = "short" | "weak" | "fair" | "good";

export const strengthInWords: Record<Strength, string> = {
  short: `At least ${leastLength} characters. Four or five words that have nothing to do with each other are good, and can be remembered.`,
  weak: "Easy to guess. Take four or five words that have nothing to do with each other.",
  fair: "Not bad. One or two words more make it far harder to guess.",
  good: "Hard to guess, if it stands nowhere else.",
};

const kinds = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];

/** How hard a passphrase would be to guess, roughly: what people take first when they try. It never says too much. */
export function strengthOf(passphrase: string): Strength {
  const characters = [...passphrase.normalize("NFC")];
  if (characters.length < leastLength) return "short";
  const steps = characters.filter((character, i) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[i - 1]?.codePointAt(0) ?? -9);
    return Math.abs(step) <= 1; // 1111, 1234, dcba
  });
  const isWordWithTail = /^\p{L}+[^\p{L}]*$/u.test(passphrase); // Lighthouse2026!
  if (new Set(characters).size < 6 || steps.length > characters.length / 3 || isWordWithTail) return "weak";
  const words = new Set(passphrase.toLowerCase().match(/\p{L}{3,}/gu));
  const isMixed = kinds.filter((kind) => kind.test(passphrase)).length >= 3;
  return words.size >= 4 || (isMixed && characters.length >= 16) ? "good" : "fair";
}
