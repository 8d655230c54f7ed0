import { SearchX } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import type { Claim, Search } from "../../../api/types";
import { placesSearched } from "../../../lib/searchLog";
import { idOf, nameOf, newName } from "../../../queries/begun";
import { Button } from "../../../ui/Button";
import { useFocusRequest } from "./editorFocus";
import { SearchEntry } from "./SearchEntry";
import "./SearchLog.css";
import { Section } from "./Section";
import { useFold } from "./useFold";
import { useOwedFocus } from "./useOwedFocus";

interface SearchLogProps {
  claim: Claim;
  /** All claims of the article, for the places where somebody has looked already. */
  claims: readonly Claim[];
}

/** Where the checker has looked for what the claim says, also in vain. */
export function SearchLog({ claim, claims }: SearchLogProps) {
  const fold = useFold("searches", claim.searches.length > 0);
  const places = useMemo(() => (fold.isOpen ? placesSearched(claims) : []), [claims, fold.isOpen]);
  /** The entry that is being written and that nothing is stored of yet. */
  const [begun, setBegun] = useState<string | null>(null);
  const isBegun = begun !== null && idOf(begun) === undefined;
  const place = useRef<HTMLInputElement>(null);
  const focusPlace = useOwedFocus(() => place.current);
  const addButton = useRef<HTMLButtonElement>(null);
  const add = () => {
    fold.open();
    if (!isBegun) setBegun(newName());
    focusPlace();
  };
  useFocusRequest("search", add);

  const shown: { name: string; entry?: Search }[] = claim.searches.map((entry) => ({ name: nameOf(entry.id), entry }));
  if (isBegun) shown.push({ name: begun });
  const inVain = claim.searches.filter(({ found }) => !found).length;
  return (
    <Section
      title="Search log"
      fold={fold}
      tally={claim.searches.length > 0 ? claim.searches.length : undefined}
      summary={inVain > 0 && `${inVain} in vain`}
      actions={
        <Button ref={addButton} look="quiet" size="small" icon={<SearchX />} onPress={add}>
          Log a search
        </Button>
      }
    >
      {shown.length > 0 ? (
        <ul className="search-log">
          {shown.map(({ name, entry }) => (
            <SearchEntry
              key={name}
              claimId={claim.id}
              name={name}
              entry={entry}
              places={places}
              placeRef={name === begun ? place : undefined}
              onNext={() => {
                setBegun(newName());
                focusPlace();
              }}
              onGone={() => {
                setBegun(null);
                addButton.current?.focus();
              }}
            />
          ))}
        </ul>
      ) : (
        <p className="section__note">Nothing logged. Note where you looked, above all where there was nothing.</p>
      )}
    </Section>
  );
}
