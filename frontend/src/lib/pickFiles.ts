/** Lets the person pick files in a browser. `accept` is as in HTML: ".png,.jpg". Nothing happens if they cancel. */
export function pickFiles(onPick: (files: File[]) => void, options: { multiple?: boolean; accept?: string } = {}) {
  const input = document.createElement("input");
  input.type = "file";
  Object.assign(input, options);
  input.addEventListener("change", () => onPick([...(input.files ?? [])]));
  input.click();
}
