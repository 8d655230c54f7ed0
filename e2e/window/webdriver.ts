import { until } from "../binary.ts";

/** The name under which https://www.w3.org/TR/webdriver2/#elements hands out references to elements. */
const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** Special keys: https://www.w3.org/TR/webdriver2/#keyboard-actions */
export const Key = {
  backspace: "\uE003",
  tab: "\uE004",
  enter: "\uE007",
  shift: "\uE008",
  control: "\uE009",
  alt: "\uE00A",
  escape: "\uE00C",
  left: "\uE012",
  up: "\uE013",
  right: "\uE014",
  down: "\uE015",
} as const;

export interface Point {
  x: number;
  y: number;
}

/** What this client needs of the protocol of https://www.w3.org/TR/webdriver2/, and nothing more. */
export class WebDriver {
  private constructor(
    private readonly base: string,
    private readonly session: string,
  ) {}

  /** Opens a session with a driver at an address such as http://127.0.0.1:4444. */
  static async connect(base: string): Promise<WebDriver> {
    const body = JSON.stringify({ capabilities: { alwaysMatch: {} } });
    const answer = await request(base, "POST", "/session", body);
    return new WebDriver(base, (answer as { sessionId: string }).sessionId);
  }

  /** Ends the session, and with it the browser. */
  async quit(): Promise<void> {
    await this.call("DELETE", "");
  }

  async url(): Promise<string> {
    return (await this.call("GET", "/url")) as string;
  }

  async title(): Promise<string> {
    return (await this.call("GET", "/title")) as string;
  }

  /** Waits for the first element that matches the CSS selector. */
  async find(css: string, timeout = 10_000): Promise<Element> {
    return until(css, timeout, async () => {
      const [first] = await this.findAll(css);
      return first;
    });
  }

  async findAll(css: string): Promise<Element[]> {
    const found = (await this.call("POST", "/elements", { using: "css selector", value: css })) as Record<
      string,
      string
    >[];
    return found.map((reference) => new Element(this, reference[elementKey] as string));
  }

  /**
   * Waits for an element whose text is `text` (trimmed, spaces joined), among those that match the selector. It is how a
   * person finds a button.
   */
  async findText(css: string, text: string, timeout = 10_000): Promise<Element> {
    return until(`${css} with the text ${JSON.stringify(text)}`, timeout, async () => {
      const reference = (await this.run(
        `return [...document.querySelectorAll(arguments[0])].find(
          (element) => element.textContent.trim().replace(/\\s+/g, " ") === arguments[1] && element.checkVisibility()) ?? null`,
        css,
        text,
      )) as Record<string, string> | null;
      return reference ? new Element(this, reference[elementKey] as string) : undefined;
    });
  }

  /** Waits for the field with this label. */
  async labelled(label: string, timeout = 10_000): Promise<Element> {
    return until(`a field with the label ${JSON.stringify(label)}`, timeout, async () => {
      const reference = (await this.run(
        `return [...document.querySelectorAll("input, textarea, select, [contenteditable=true]")].find((field) => {
           const ids = (field.getAttribute("aria-labelledby") ?? "").split(" ");
           const labels = [...(field.labels ?? []), ...ids.map((id) => document.getElementById(id)).filter(Boolean)];
           const names = [field.getAttribute("aria-label"), ...labels.map((label) => label.textContent.trim())];
           return names.includes(arguments[0]) && field.checkVisibility();
         }) ?? null`,
        label,
      )) as Record<string, string> | null;
      return reference ? new Element(this, reference[elementKey] as string) : undefined;
    });
  }

  /** Runs the body of a function in the page; its arguments are in `arguments`. */
  async run(script: string, ...args: unknown[]): Promise<unknown> {
    return this.call("POST", "/execute/sync", { script, args });
  }

  /** Runs the body of an async function in the page. */
  async runAsync(script: string): Promise<unknown> {
    const done = `const done = arguments[arguments.length - 1];
      (async () => {${script}})().then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }))`;
    const result = (await this.call("POST", "/execute/async", { script: done, args: [] })) as {
      value?: unknown;
      error?: string;
    };
    if (result.error !== undefined) throw new Error(result.error);
    return result.value;
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.act([{ type: "key", id: "keyboard", actions }]);
  }

  /** Presses keys together, such as Key.control and "z". */
  async chord(...keys: string[]): Promise<void> {
    const actions = [
      ...keys.map((value) => ({ type: "keyDown", value })),
      ...keys.toReversed().map((value) => ({ type: "keyUp", value })),
    ];
    await this.act([{ type: "key", id: "keyboard", actions }]);
  }

  /** Presses the mouse at one point of the window, moves it to another by way of the middle, and lets go. */
  async drag(from: Point, to: Point): Promise<void> {
    const move = (x: number, y: number, duration: number) => ({
      type: "pointerMove",
      x: Math.round(x),
      y: Math.round(y),
      duration,
    });
    const actions = [
      move(from.x, from.y, 0),
      { type: "pointerDown", button: 0 },
      move((from.x + to.x) / 2, (from.y + to.y) / 2, 50),
      move(to.x, to.y, 50),
      { type: "pointerUp", button: 0 },
    ];
    await this.act([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
  }

  /**
   * Selects `text` inside the first element that matches the selector, by dragging over it with the mouse. The text has
   * to be on one line.
   */
  async dragOver(css: string, text: string): Promise<void> {
    const box = (await this.run(
      `const root = document.querySelector(arguments[0]);
       const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
       for (let node = walker.nextNode(); node; node = walker.nextNode()) {
         const start = node.data.indexOf(arguments[1]);
         if (start < 0) continue;
         node.parentElement.scrollIntoView({ block: "center" });
         const range = document.createRange();
         range.setStart(node, start);
         range.setEnd(node, start + arguments[1].length);
         const { x, y, width, height } = range.getBoundingClientRect();
         return { x, y, width, height };
       }
       return null`,
      css,
      text,
    )) as { x: number; y: number; width: number; height: number } | null;
    if (!box) throw new Error(`no text ${JSON.stringify(text)} in ${css}`);
    const y = box.y + box.height / 2;
    await this.drag({ x: box.x + 1, y }, { x: box.x + box.width, y });
  }

  /** The page as PNG. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from((await this.call("GET", "/screenshot")) as string, "base64");
  }

  async act(actions: unknown[]): Promise<void> {
    await this.call("POST", "/actions", { actions });
  }

  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return request(this.base, method, `/session/${this.session}${path}`, method === "POST" ? (text ?? "{}") : text);
  }
}

/** An element of the page. */
export class Element {
  constructor(
    private readonly driver: WebDriver,
    readonly id: string,
  ) {}

  async click(): Promise<void> {
    await this.driver.call("POST", `/element/${this.id}/click`, {});
  }

  /** Types into the element, behind what is there. */
  async type(text: string): Promise<void> {
    await this.driver.call("POST", `/element/${this.id}/value`, { text });
  }

  async clear(): Promise<void> {
    await this.driver.call("POST", `/element/${this.id}/clear`, {});
  }

  async text(): Promise<string> {
    return (await this.driver.call("GET", `/element/${this.id}/text`)) as string;
  }

  async property(name: string): Promise<unknown> {
    return this.driver.call("GET", `/element/${this.id}/property/${name}`);
  }
}

async function request(base: string, method: string, path: string, body?: string): Promise<unknown> {
  const answer = await fetch(base + path, {
    method,
    body: body ?? null,
    headers: { "Content-Type": "application/json" },
    signal: AbortSignal.timeout(30_000),
  });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) {
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  }
  return value;
}
