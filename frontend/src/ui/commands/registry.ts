import type { CommandId } from "../../lib/commands";

/** What carries a command out while it is registered. */
export interface Handler {
  run: () => void;
  isEnabled: () => boolean;
  /** The dialog in which it was registered, if any. */
  layer: symbol | null;
}

const handlers = new Map<CommandId, readonly Handler[]>();
let layers: readonly symbol[] = [];

/** Lets the handler carry out the command until the returned function is called. */
export function register(id: CommandId, handler: Handler): () => void {
  handlers.set(id, [...(handlers.get(id) ?? []), handler]);
  return () => {
    handlers.set(
      id,
      handlersOf(id).filter((each) => each !== handler),
    );
  };
}

const handlersOf = (id: CommandId) => handlers.get(id) ?? [];

/**
 * Puts a dialog in front of everything until the returned function is called: a dialog is about one thing, so that
 * what lies behind it has to wait.
 */
export function openLayer(layer: symbol): () => void {
  layers = [...layers, layer];
  return () => {
    layers = layers.filter((each) => each !== layer);
  };
}

/** The dialog in front, or null when there is none. */
export const frontLayer = (): symbol | null => layers.at(-1) ?? null;

/** Of the handlers that can run now, the one that was registered last. */
function handlerOf(id: CommandId): Handler | undefined {
  const front = frontLayer();
  return handlersOf(id).findLast(({ layer, isEnabled }) => layer === front && isEnabled());
}

export const canRun = (id: CommandId): boolean => handlerOf(id) !== undefined;

/** Carries a command out as a menu or a button does, wherever the focus is; does nothing where it cannot be run. */
export function runCommand(id: CommandId) {
  handlerOf(id)?.run();
}
