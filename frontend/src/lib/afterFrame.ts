/** How long a frame is waited for, in milliseconds: a page that is hidden draws none. */
const longest = 100;

/** Resolves once the next frame has been drawn. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longest);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
