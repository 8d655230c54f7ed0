import { createContext } from "react";
import type { Claim, Region } from "../../api/types";
import type { PlacedBlock } from "../../lib/articleText";

/** A claim whose place is gone, for which a region can be chosen instead. */
export interface RegionTaker {
  /** What is done, as a button says it. */
  label: string;
  take: (figure: PlacedBlock, region: Region) => void;
}

/** What can be done with a region of a picture, given by the reader to the figures in it. It stays the same object. */
export interface PictureMarking {
  /** The claim that commands are about at the moment. */
  current: () => Claim | undefined;
  /** What waits for a region of a picture to be attached to; null where nothing does. */
  taker: () => RegionTaker | null;
  /** Makes a claim of the region and opens it. */
  mark: (figure: PlacedBlock, region: Region) => void;
  /** Makes the region a part of a claim. */
  add: (claim: Claim, figure: PlacedBlock, region: Region) => void;
  /** Puts the one region that a claim has in the figure where the other is. */
  move: (claim: Claim, from: string, region: Region) => void;
}

/** Null where the text is for reading only. */
export const PictureMarkingContext = createContext<PictureMarking | null>(null);
