import { Highlighter, ListPlus, MoveRight, Paperclip, SquareDashed, X } from "lucide-react";
import { type KeyboardEvent, useContext, useRef, useState } from "react";
import { Toolbar } from "react-aria-components";
import type { Region } from "../../api/types";
import type { PlacedBlock } from "../../lib/articleText";
import type { BlockRegion } from "../../lib/layers";
import { middle } from "../../lib/region";
import { useJob } from "../../lib/useJob";
import { claimTitle } from "../../queries/desk";
import { Button, IconButton } from "../../ui/Button";
import { RegionPicker } from "../../ui/RegionPicker";
import "./FigureRegions.css";
import { type PictureMarking, PictureMarkingContext } from "./pictureMarking";

interface FigureRegionsProps {
  placed: PlacedBlock;
  regions: readonly BlockRegion[];
  activeClaim: string | null;
}

/**
 * Over the picture of a figure: the regions in which claims are made. They are marks, as words of claims are, so that
 * whatever finds a claim in the text finds them.
 */
export function FigureRegions(props: FigureRegionsProps) {
  const marking = useContext(PictureMarkingContext);
  if (marking) return <RegionMarking {...props} marking={marking} />;
  return (
    <div className="figure-regions">
      <RegionMarks {...props} />
    </div>
  );
}

function RegionMarks({ regions, activeClaim }: FigureRegionsProps) {
  return regions.map(({ id, look, begins, x, y, w, h }) => (
    <mark
      key={`${id} ${x} ${y} ${w} ${h}`}
      className={`figure-region tone-${look.tone} line-${look.line} ${id === activeClaim ? "is-active" : ""}`}
      // An element without text of its own has a name only as a picture.
      role="img"
      style={{ left: `${x}%`, top: `${y}%`, width: `${w}%`, height: `${h}%` }}
      data-claims={id}
      data-begins={begins ? id : undefined}
      data-ends={id}
      tabIndex={begins ? -1 : undefined}
    />
  ));
}

/** The regions, and one that is being drawn, by the pointer or by keys. */
function RegionMarking({ marking, ...props }: FigureRegionsProps & { marking: PictureMarking }) {
  const { placed } = props;
  const { say } = useJob();
  const layer = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Region | null>(null);
  const begin = () => {
    setDrawn(middle);
    requestAnimationFrame(() => layer.current?.querySelector<HTMLElement>(".region--chosen")?.focus());
  };
  const use = (run: (region: Region) => void) => () => {
    if (drawn) run(drawn);
    setDrawn(null);
  };
  const mark = use((region) => marking.mark(placed, region));
  /** The keys on a region are about it, not about the words under the cursor. */
  const onKeyDown = (event: KeyboardEvent) => {
    const isOnRegion = (event.target as Element).matches(".region--chosen");
    if (!isOnRegion || event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return;
    event.stopPropagation();
    if (event.key !== "Enter" && event.key.toLowerCase() !== "c") return;
    event.preventDefault();
    mark();
  };
  const claim = drawn ? marking.current() : undefined;
  const taker = drawn ? marking.taker() : null;
  const own = claim?.regions.filter(({ at }) => at === placed.start) ?? [];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it keeps the keys of the region in it to itself.
    <div ref={layer} className="figure-regions" onKeyDown={onKeyDown}>
      <RegionPicker region={drawn} onChange={setDrawn} shown={[]} />
      <RegionMarks {...props} />
      {drawn ? (
        <Toolbar aria-label="Chosen region" className="figure-regions__tools">
          <Button look="quiet" size="small" icon={<Highlighter />} onPress={mark}>
            {say("Mark as claim")}
          </Button>
          {taker && (
            <Button
              look="quiet"
              size="small"
              icon={<Paperclip />}
              onPress={use((region) => taker.take(placed, region))}
            >
              {taker.label}
            </Button>
          )}
          {claim && (
            <IconButton
              label={say(`Add to ${claimTitle(claim)}`)}
              size="small"
              onPress={use((region) => marking.add(claim, placed, region))}
            >
              <ListPlus />
            </IconButton>
          )}
          {claim && own[0] && own.length === 1 && (
            <IconButton
              label={say(`Move ${claimTitle(claim)} here`)}
              size="small"
              onPress={use((region) => own[0] && marking.move(claim, own[0].id, region))}
            >
              <MoveRight />
            </IconButton>
          )}
          <IconButton label="Let go of the region" size="small" onPress={() => setDrawn(null)}>
            <X />
          </IconButton>
        </Toolbar>
      ) : (
        <div className="figure-regions__begin">
          <IconButton label="Choose a region of the picture" size="small" onPress={begin}>
            <SquareDashed />
          </IconButton>
        </div>
      )}
    </div>
  );
}
