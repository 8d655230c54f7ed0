import { Play } from "lucide-react";
import { useRef, useState } from "react";
import type { Selector } from "../../api/types";
import { parseTimecode, timecode } from "../../lib/timecode";
import { useMediaUrl } from "../../queries/snapshots";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Field } from "../../ui/Field";
import "./Recording.css";

type TimeSpan = NonNullable<Selector["time"]>;

interface RecordingProps {
  snapshotId: string;
  name: string;
  isFilm: boolean;
  /** The stretch of the evidence that is shown. */
  shown: TimeSpan | undefined;
  onTime: (time: TimeSpan | null) => void;
  /** Opens it in the system's player; undefined where that cannot be asked for. */
  onPlay: (() => void) | undefined;
}

/**
 * A copy that is sound or film. Where the window cannot play it (WebKitGTK plays nothing that comes from the app itself),
 * the times are typed.
 */
export function Recording({ snapshotId, name, isFilm, shown, onTime, onPlay }: RecordingProps) {
  const { data: url } = useMediaUrl(snapshotId);
  const [isMute, setMute] = useState(false);
  const player = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const [from, setFrom] = useState(shown ? timecode(shown.start) : "");
  const [to, setTo] = useState(shown && shown.end > shown.start ? timecode(shown.end) : "");
  const canPlay = Boolean(url) && !isMute;

  const change = (nextFrom: string, nextTo: string) => {
    setFrom(nextFrom);
    setTo(nextTo);
    const start = parseTimecode(nextFrom);
    const end = nextTo.trim() === "" ? start : parseTimecode(nextTo);
    onTime(start !== null && end !== null && end >= start ? { start, end } : null);
  };
  const now = () => timecode(1000 * (player.current?.currentTime ?? 0));
  const begin = () => {
    if (player.current && shown) player.current.currentTime = shown.start / 1000;
  };
  const own = {
    ref: player,
    src: url,
    controls: true,
    preload: "metadata" as const,
    "aria-label": name,
    className: "recording__player",
    onLoadedMetadata: begin,
    onError: () => setMute(true),
  };
  const problem = (text: string) =>
    text.trim() !== "" && parseTimecode(text) === null ? "Write 1:23 or 1:02:03." : undefined;
  return (
    <div className="recording">
      {/* biome-ignore-start lint/a11y/useMediaCaption: a source has the captions that it came with. */}
      {canPlay && (isFilm ? <video {...own} /> : <audio {...own} />)}
      {/* biome-ignore-end lint/a11y/useMediaCaption: see above. */}
      {url !== undefined && !canPlay && (
        <Callout>
          This window cannot play it. {onPlay ? "Listen to it in the system’s player" : "Save it, play it"} and write
          down the times.
        </Callout>
      )}
      {!canPlay && onPlay && (
        <Button size="small" icon={<Play />} onPress={onPlay}>
          Open in the system’s player
        </Button>
      )}
      <div className="recording__times">
        <Field
          label="From"
          value={from}
          problem={problem(from)}
          placeholder="1:23"
          onChange={(value) => change(value, to)}
        />
        {canPlay && (
          <Button size="small" look="quiet" onPress={() => change(now(), to)}>
            Begin here
          </Button>
        )}
        <Field
          label="To"
          value={to}
          problem={problem(to)}
          placeholder="1:40"
          onChange={(value) => change(from, value)}
        />
        {canPlay && (
          <Button size="small" look="quiet" onPress={() => change(from, now())}>
            End here
          </Button>
        )}
      </div>
    </div>
  );
}
