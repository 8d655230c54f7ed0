import { startTransition, useEffect, useState } from "react";

/**
 * The value as of the last frame. What is drawn with it follows a frame later, in slices between which keys are heard:
 * unlike with useDeferredValue, none of it comes between a key and the frame that shows what the key did.
 */
export function useAfterFrame<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    if (shown === value) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setShown(() => value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value, shown]);
  return shown;
}
