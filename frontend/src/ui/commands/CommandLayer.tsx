import { createContext, type ReactNode, useLayoutEffect, useState } from "react";
import { openLayer } from "./registry";

/** The dialog that a component is in; null outside of any. */
export const Layer = createContext<symbol | null>(null);

/** Keeps the keys of commands to those registered inside it: around what lies in front of everything else. */
export function CommandLayer({ children }: { children: ReactNode }) {
  const [layer] = useState(() => Symbol("layer"));
  useLayoutEffect(() => openLayer(layer), [layer]);
  return <Layer value={layer}>{children}</Layer>;
}
