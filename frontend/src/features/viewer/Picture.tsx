import { useState } from "react";
import type { Region } from "../../api/types";
import { useMediaUrl } from "../../queries/snapshots";
import { Callout } from "../../ui/Callout";
import { Stage } from "./Stage";

interface PictureProps {
  snapshotId: string;
  name: string;
  region: Region | null;
  onRegion: (region: Region | null) => void;
  shown: readonly Region[];
}

/** A copy that is a picture. */
export function Picture({ snapshotId, name, ...place }: PictureProps) {
  const { data: url } = useMediaUrl(snapshotId);
  const [failed, setFailed] = useState(false);
  if (failed || url === "")
    return <Callout tone="problem">This picture cannot be shown here. Save it to look at it.</Callout>;
  return (
    <Stage {...place}>
      {() => url && <img src={url} alt={`The source: ${name}`} draggable={false} onError={() => setFailed(true)} />}
    </Stage>
  );
}
