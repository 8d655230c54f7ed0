/** The parameters of Punycode (RFC 3492, section 5). */
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;

/** A label of a host's name in its own letters: xn--mnchen-3ya is münchen. What is not in that form comes back as it is. */
export function decodeLabel(label: string): string {
  if (!label.startsWith("xn--")) return label;
  const encoded = label.slice(4);
  const cut = encoded.lastIndexOf("-");
  const points = Array.from(encoded.slice(0, Math.max(cut, 0)), (c) => c.codePointAt(0) ?? 0);
  let n = 128;
  let i = 0;
  let bias = 72;
  for (let at = cut + 1; at < encoded.length; ) {
    const before = i;
    for (let k = base, weight = 1; ; k += base) {
      const digit = digitOf(encoded.charCodeAt(at++));
      if (digit < 0) return label;
      i += digit * weight;
      const threshold = Math.min(Math.max(k - bias, tMin), tMax);
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const length = points.length + 1;
    bias = adapt(i - before, length, before === 0);
    n += Math.floor(i / length);
    if (n > 0x10ffff) return label;
    i %= length;
    points.splice(i++, 0, n);
  }
  return String.fromCodePoint(...points);
}

/** The value of a digit; -1 for what is none, which the end of the label is, too. */
function digitOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : -1;
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let left = Math.floor(delta / (isFirst ? damp : 2));
  left += Math.floor(left / length);
  let k = 0;
  for (; left > ((base - tMin) * tMax) / 2; k += base) left = Math.floor(left / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * left) / (left + skew));
}
