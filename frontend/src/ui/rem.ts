/** How many pixels a rem is now, as the zoom makes it. */
export const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
