/** Whether files are being dragged, and not words of the page. */
export const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

let over: Element | null = null;

/**
 * The source on which files would fall that are being dragged, or fell that were dropped last; undefined where they are
 * articles. What takes copies of a source has its identifier as data-copies-of.
 */
export const sourceUnderFiles = () => over?.closest<HTMLElement>("[data-copies-of]")?.dataset.copiesOf;

/** The article of which a file that is dropped is a new version, because that is being asked for; else undefined. */
export const versionUnderFiles = () => document.querySelector<HTMLElement>("[data-version-of]")?.dataset.versionOf;

/** Takes every file that is dropped from the webview, which would leave the app and show the file. */
export function keepDroppedFiles() {
  for (const name of ["dragover", "drop"] as const) {
    window.addEventListener(name, (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      over = event.target instanceof Element ? event.target : null;
    });
  }
}
