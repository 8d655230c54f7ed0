/** Those of two lists in the same order that are not in both, and perhaps some that are: what lies between. */
export function differing<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): T[] {
  let start = 0;
  while (start < a.length && start < b.length && isSame(a[start] as T, b[start] as T)) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && isSame(a[endA - 1] as T, b[endB - 1] as T)) {
    endA--;
    endB--;
  }
  return [...a.slice(start, endA), ...b.slice(start, endB)];
}
