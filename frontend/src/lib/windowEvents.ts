/** What the page needs of the Wails runtime, which tells it what happens to the window. In browser mode there is none. */
interface Runtime {
  EventsOn: (name: string, listener: (data: never) => void) => () => void;
  ClipboardSetText: (text: string) => Promise<boolean>;
}

declare global {
  interface Window {
    runtime?: Runtime;
  }
}

/** Listens to an event of the window until the returned function is called. */
export function onWindowEvent<T>(name: string, listener: (data: T) => void): () => void {
  return window.runtime?.EventsOn(name, listener) ?? (() => {});
}
