/** The sizes that one goes through, in percent. */
export const zooms = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** The next larger or smaller size; the same at the end. */
export const zoomStep = (zoom: number, direction: 1 | -1): number =>
  (direction === 1 ? zooms.find((each) => each > zoom) : zooms.findLast((each) => each < zoom)) ?? zoom;
