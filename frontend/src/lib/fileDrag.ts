/** Whether files are being dragged, and not words of the page. */
export const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Takes every file that is dropped from the webview, which would leave the app and show the file. */
export function keepDroppedFiles() {
  for (const name of ["dragover", "drop"] as const) {
    window.addEventListener(name, (event) => {
      if (holdsFiles(event)) event.preventDefault();
    });
  }
}
