import { useContext, useLayoutEffect, useRef } from "react";
import type { CommandId } from "../../lib/commands";
import { Layer } from "./CommandLayer";
import { register } from "./registry";

interface CommandOptions {
  /** Whether the command can be run; as a function it is asked when it matters, not when the component is drawn. */
  enabled?: boolean | (() => boolean);
}

/**
 * Carries out a command while the component is mounted. Of several handlers that are enabled the one registered last
 * runs. Inside a dialog the command belongs to the dialog.
 */
export function useCommand(id: CommandId, run: () => void, options?: CommandOptions) {
  useCommands({ [id]: run }, options);
}

/** Carries out several commands, always the same ones, that can be run under the same condition. */
export function useCommands(runs: Partial<Record<CommandId, () => void>>, { enabled = true }: CommandOptions = {}) {
  const layer = useContext(Layer);
  const latest = useRef({ runs, enabled });
  useLayoutEffect(() => {
    latest.current = { runs, enabled };
  });
  const ids = Object.keys(runs).join(" ");
  useLayoutEffect(() => {
    const isEnabled = () => {
      const { enabled: state } = latest.current;
      return typeof state === "function" ? state() : state;
    };
    const undo = (ids.split(" ") as CommandId[]).map((id) =>
      register(id, { layer, isEnabled, run: () => latest.current.runs[id]?.() }),
    );
    return () => {
      for (const each of undo) each();
    };
  }, [ids, layer]);
}
