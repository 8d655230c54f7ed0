/**
 * Places in a text, in the two ways of counting. The backend counts Unicode code points; JavaScript and the DOM count
 * UTF-16 code units, of which a character outside the Basic Multilingual Plane takes two. This is the only module
 * that converts.
 */
export class CodePoints {
  readonly length: number;
  /** offsets[i] is the code unit at which code point i begins; absent where both ways of counting agree. */
  private readonly offsets: Uint32Array | undefined;

  constructor(text: string) {
    if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
      this.length = text.length;
      return;
    }
    const offsets: number[] = [];
    let at = 0;
    for (const character of text) {
      offsets.push(at);
      at += character.length;
    }
    this.length = offsets.length;
    this.offsets = Uint32Array.from([...offsets, at]);
  }

  /** The code unit at which the code point begins; places outside the text become its nearest end. */
  toUtf16(codePoint: number): number {
    const inside = Math.min(Math.max(codePoint, 0), this.length);
    return this.offsets ? (this.offsets[inside] as number) : inside;
  }

  /** The code point at the code unit. In the middle of a surrogate pair: the code point that the pair makes. */
  fromUtf16(unit: number): number {
    if (!this.offsets) return Math.min(Math.max(unit, 0), this.length);
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.offsets[middle] as number) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
