import { BookMarked, Plus } from "lucide-react";
import { type KeyboardEvent, type Ref, useEffect, useEffectEvent, useState } from "react";
import { Autocomplete, Menu, MenuItem } from "react-aria-components";
import { messageOf } from "../../../api/error";
import type { Claim, Source } from "../../../api/types";
import { dateInWords, today } from "../../../lib/dates";
import { nameOfSource } from "../../../lib/evidenceWords";
import { sourceFrom } from "../../../lib/sourceWords";
import { useEvidenceAdd, useSources } from "../../../queries/sources";
import { Callout } from "../../../ui/Callout";
import { Confidential } from "../../../ui/Confidential";
import { Search } from "../../../ui/Search";
import { seen } from "../../../ui/seen";

interface AddEvidenceProps {
  claim: Claim;
  inputRef: Ref<HTMLInputElement>;
  onAdded: (added: { evidenceId: string; isNewSource: boolean }) => void;
  onCancel: () => void;
}

/** The key of the last item, which makes a source of what is typed. */
const fresh = "new source";

/**
 * Finds a source in the library by what is typed, or makes a new one of it, and cites it at once. What it says, and the
 * rest about a new source, is filled in afterwards, in its card.
 */
export function AddEvidence({ claim, inputRef, onAdded, onCancel }: AddEvidenceProps) {
  const [q, setQ] = useState("");
  const words = q.trim();
  const { data, isPlaceholderData } = useSources(words, 6);
  const add = useEvidenceAdd(claim.articleId, claim.id);
  /** Enter came before the answer to what is typed. */
  const [isOwed, setOwed] = useState(false);
  const found = data?.sources ?? [];
  const isAnswered = data !== undefined && !isPlaceholderData;

  const cite = (key: string) => {
    const evidence = { accessedOn: today() };
    const source = found.find(({ id }) => id === key);
    add.mutate(source ? { cited: source, evidence } : { source: sourceFrom(q), evidence }, {
      onSuccess: ({ id }) => onAdded({ evidenceId: id, isNewSource: source === undefined }),
    });
  };
  const citeFirst = useEffectEvent(() => cite(found[0]?.id ?? fresh));
  useEffect(() => {
    if (!isOwed || !isAnswered) return;
    setOwed(false);
    citeFirst();
  }, [isOwed, isAnswered]);

  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    // With nothing to clear Escape also goes back to where one came from, as it does from every field of the claim.
    if (event.key === "Escape" && q === "") onCancel();
    // Whoever types and presses Enter at once means the first that is found for it, be it drawn as chosen yet or not.
    const isChosen = isAnswered && event.currentTarget.querySelector("[role=menuitem][data-focused]") !== null;
    if (event.key !== "Enter" || event.nativeEvent.isComposing || words === "" || isChosen) return;
    event.preventDefault();
    event.stopPropagation();
    setOwed(true);
  };

  return (
    <div className="add-evidence" onKeyDownCapture={onKeyDownCapture}>
      <Autocomplete inputValue={q} onInputChange={setQ}>
        <Search
          label="Find a source"
          placeholder="Title, address or alias of a source"
          size="small"
          autoFocus
          inputRef={inputRef}
          value={q}
          onChange={setQ}
        />
        <Menu
          className="menu add-evidence__found"
          aria-label="Sources found"
          onAction={(key) => !add.isPending && cite(String(key))}
        >
          {found.map((source) => (
            <FoundSource key={source.id} source={source} />
          ))}
          {words !== "" && (
            <MenuItem id={fresh} className="menu__item" textValue={`New source ${words}`}>
              <Plus />
              <span className="menu__text">New source “{shortened(words)}”</span>
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
      {add.error && <Callout tone="problem">{messageOf(add.error)}</Callout>}
    </div>
  );
}

function FoundSource({ source }: { source: Source }) {
  const name = nameOfSource(source);
  return (
    <MenuItem id={source.id} className="menu__item" textValue={name}>
      <BookMarked />
      <span className="menu__text">
        <span className="add-evidence__name" dir="auto">
          {seen(name)}
        </span>
        <span className="menu__description">
          {[source.publisher, dateInWords(source.issued)].filter(Boolean).join(", ")}
        </span>
        {source.confidential && <Confidential />}
      </span>
    </MenuItem>
  );
}

const shortened = (words: string) => (words.length > 40 ? `${words.slice(0, 39)}…` : words);
