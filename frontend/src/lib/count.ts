const numbers = new Intl.NumberFormat("en-GB");

/** 1 claim, 1,204 claims. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${numbers.format(n)} ${n === 1 ? one : many}`;
}
