import { ArrowLeft, ChevronDown, ChevronUp, Ellipsis, History, TextSearch, Trash2 } from "lucide-react";
import { useRef } from "react";
import type { Claim, Desk, Span } from "../../../api/types";
import type { ClaimLook } from "../../../lib/claimLook";
import { numberIn } from "../../../lib/claimOrder";
import type { OpenSource } from "../../../lib/route";
import { useJob } from "../../../lib/useJob";
import { Button, IconButton } from "../../../ui/Button";
import { CommandItem, Menu } from "../../../ui/Menu";
import { useKeptFocus } from "../../../ui/useKeptFocus";
import "./ClaimEditor.css";
import { AuthorNotes } from "./AuthorNotes";
import { Checklist } from "./Checklist";
import { ClaimFacts } from "./ClaimFacts";
import { ClaimState } from "./ClaimState";
import { EvidenceSection } from "./EvidenceSection";
import { ExactWords } from "./ExactWords";
import { EditorFocus, type FocusRequest, useFocusRequest } from "./editorFocus";
import { Note } from "./Note";
import { QueriesSection } from "./QueriesSection";
import { SearchLog } from "./SearchLog";
import { VerdictSection } from "./VerdictSection";
import { Wording } from "./Wording";

interface ClaimEditorProps {
  claim: Claim;
  desk: Desk;
  look: ClaimLook;
  /** The words that are selected in the article, to be added to the claim. */
  selection: Span | null;
  /** What is to have the focus; null leaves it where it is. */
  focusOn: FocusRequest | null;
  onBack: () => void;
  /** Opens the claim before (-1) or after (1) this one. */
  onStep: (direction: 1 | -1) => void;
  onShow: () => void;
  onSelectionUsed: () => void;
  /** Opens a source beside the text. */
  onSource: (source: OpenSource) => void;
}

/** Everything about one claim. Whatever is typed is saved by itself. */
export function ClaimEditor({ focusOn, ...props }: ClaimEditorProps) {
  return (
    <EditorFocus value={focusOn}>
      <Editor {...props} />
    </EditorFocus>
  );
}

function Editor(props: Omit<ClaimEditorProps, "focusOn">) {
  const { claim, desk, look, selection, onBack, onStep, onShow, onSelectionUsed, onSource } = props;
  const { say, leads } = useJob();
  const number = numberIn(desk.claims, claim.id);
  const editor = useRef<HTMLElement>(null);
  useKeptFocus(editor);
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusRequest("claim", () => heading.current?.focus({ preventScroll: true }));

  return (
    <section
      ref={editor}
      className={`claim-editor tone-${look.tone}`}
      data-claim={claim.id}
      aria-label={say(number > 0 ? `Claim ${number}` : "Parked claim")}
    >
      <header className="claim-editor__bar">
        <Button look="quiet" size="small" icon={<ArrowLeft />} onPress={onBack}>
          {say("Claims")}
        </Button>
        <h2 ref={heading} tabIndex={-1} className="claim-editor__place numeric">
          {number > 0 ? (
            <>
              <span className="visually-hidden">{say("Claim ")}</span>
              {number} <span className="quiet">of {desk.claims.length}</span>
            </>
          ) : (
            say("Parked claim")
          )}
        </h2>
        <IconButton
          label={say("Previous claim")}
          command="claim.openPrevious"
          size="small"
          isDisabled={number <= 1}
          onPress={() => onStep(-1)}
        >
          <ChevronUp />
        </IconButton>
        <IconButton
          label={say("Next claim")}
          command="claim.openNext"
          size="small"
          isDisabled={number === 0 || number === desk.claims.length}
          onPress={() => onStep(1)}
        >
          <ChevronDown />
        </IconButton>
        <Menu
          label={say("Actions for this claim")}
          button={
            <IconButton label={say("Actions for this claim")} hint="Actions" size="small">
              <Ellipsis />
            </IconButton>
          }
        >
          <CommandItem icon={<TextSearch />} command="claim.inText" />
          <CommandItem icon={<History />} command="claim.history">
            {say("History of the claim")}
          </CommandItem>
          <CommandItem icon={<Trash2 />} danger command="claim.delete">
            {say("Delete claim")}
          </CommandItem>
        </Menu>
      </header>
      <div className="claim-editor__body">
        <ExactWords claim={claim} selection={selection} onShow={onShow} onSelectionUsed={onSelectionUsed} />
        <ClaimState claim={claim} />
        <Wording claim={claim} />
        <ClaimFacts claim={claim} isOpenAtFirst={leads === "verdict"} />
        <AuthorNotes claim={claim} blocks={desk.version.blocks} />
        <EvidenceSection claim={claim} sources={desk.sources} onSource={onSource} />
        <VerdictSection claim={claim} scales={desk.scales} isOpenAtFirst={leads === "verdict"} />
        <QueriesSection claim={claim} />
        <SearchLog claim={claim} claims={desk.claims} />
        <Checklist claim={claim} desk={desk} isOpenAtFirst={leads === "status"} />
        <Note claim={claim} />
      </div>
    </section>
  );
}
