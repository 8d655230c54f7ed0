import { usePictureAddress } from "../../queries/library";
import { FigurePicture } from "../../ui/FigurePicture";
import { BlockNotes } from "./BlockNotes";
import { type BlockProps, BlockText } from "./BlockText";
import { FigureRegions } from "./FigureRegions";

/** A figure of the article: its picture, or what is said of one that is not kept, and its caption. */
export function FigureBlock(props: BlockProps) {
  const { block } = props.placed;
  const address = usePictureAddress();
  return (
    <figure className="block block--figure" lang={block.lang} dir="auto">
      <FigurePicture src={block.image && address(block.image)} alt={block.alt}>
        <FigureRegions placed={props.placed} regions={props.layers.regions} activeClaim={props.activeClaim} />
      </FigurePicture>
      <figcaption>
        <BlockText {...props} />
        <BlockNotes block={block} />
      </figcaption>
    </figure>
  );
}
