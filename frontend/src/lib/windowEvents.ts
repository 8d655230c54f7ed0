/** What the window tells the page through the Wails runtime. In browser mode there is none, and nothing comes. */
interface Runtime {
  EventsOn: (name: string, listener: (data: never) => void) => () => void;
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
