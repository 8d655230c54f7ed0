import { ListFilter, X } from "lucide-react";
import { startTransition, useMemo, useState } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { Claim, Scale } from "../../api/types";
import {
  type ClaimFilter,
  countValues,
  type FilterGroup,
  noEvidence,
  noFilter,
  notFinal,
  openQuery,
  type ValuesOf,
} from "../../lib/claimFilter";
import { useJob } from "../../lib/useJob";
import { useVocabulary } from "../../queries/library";
import { Button } from "../../ui/Button";
import { CheckMark } from "../../ui/CheckMark";
import { Panel } from "../../ui/Panel";
import { Search } from "../../ui/Search";
import { noVerdict } from "./claimValues";

interface ClaimFiltersProps {
  claims: readonly Claim[];
  scales: readonly Scale[];
  filter: ClaimFilter;
  onFilter: (filter: ClaimFilter) => void;
  valuesOf: ValuesOf;
  /** The down arrow in the search: the person goes on to the list. */
  onDown: () => void;
}

interface Group {
  group: FilterGroup;
  label: string;
  options: { value: string; label: string }[];
}

export function ClaimFilters({ claims, scales, filter, onFilter, valuesOf, onDown }: ClaimFiltersProps) {
  const { say } = useJob();
  const groups = useGroups(claims, scales);
  /** What is typed and not searched for yet: the field does not wait for thousands of claims to be looked through. */
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    startTransition(() => {
      onFilter({ ...filter, text });
      setTyped(null);
    });
  };
  const chosen = groups.flatMap(({ group, options }) =>
    options.filter(({ value }) => filter[group].includes(value)).map((option) => ({ group, ...option })),
  );
  return (
    <>
      <div className="claim-filters">
        <Search
          label={say("Search the claims")}
          placeholder={say("Search claims")}
          size="small"
          value={typed ?? filter.text}
          onChange={type}
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown") return;
            event.preventDefault();
            onDown();
          }}
        />
        <Panel
          label={say("Filter the claims")}
          className="claim-filters__panel"
          button={
            <Button look={chosen.length > 0 ? "plain" : "quiet"} size="small" icon={<ListFilter />}>
              Filter
            </Button>
          }
        >
          <FilterGroups {...{ groups, claims, filter, onFilter, valuesOf }} />
        </Panel>
      </div>
      {chosen.length > 0 && (
        <div className="claim-filters__chosen">
          {chosen.map(({ group, value, label }) => (
            <Button
              key={group + value}
              size="small"
              className="chip"
              aria-label={`Stop filtering by ${label}`}
              onPress={() => onFilter({ ...filter, [group]: filter[group].filter((each) => each !== value) })}
            >
              {label}
              <X />
            </Button>
          ))}
          <Button size="small" look="quiet" onPress={() => onFilter({ ...noFilter, text: filter.text })}>
            Clear
          </Button>
        </div>
      )}
    </>
  );
}

type FilterGroupsProps = Pick<ClaimFiltersProps, "claims" | "filter" | "onFilter" | "valuesOf"> & {
  groups: readonly Group[];
};

/** In a component of its own, so that nothing is counted while the panel is closed. */
function FilterGroups({ groups, claims, filter, onFilter, valuesOf }: FilterGroupsProps) {
  return groups.map((each) => (
    <FilterChoices
      key={each.group}
      {...each}
      counts={countValues(claims, each.group, valuesOf)}
      chosen={filter[each.group]}
      onChange={(values) => onFilter({ ...filter, [each.group]: values })}
    />
  ));
}

interface FilterChoicesProps extends Group {
  counts: Map<string, number>;
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}

function FilterChoices({ label, options, counts, chosen, onChange }: FilterChoicesProps) {
  const present = options.filter(({ value }) => counts.has(value) || chosen.includes(value));
  if (present.length === 0) return null;
  return (
    <CheckboxGroup className="filter-choices" value={[...chosen]} onChange={onChange}>
      <Label className="filter-choices__label">{label}</Label>
      {present.map(({ value, label: name }) => (
        <Checkbox key={value} value={value} className="check">
          <CheckMark />
          <span className="filter-choices__name">{name}</span>
          <span className="quiet numeric">{counts.get(value) ?? 0}</span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function useGroups(claims: readonly Claim[], scales: readonly Scale[]): Group[] {
  const { statuses, claimKinds, priorities } = useVocabulary();
  const ofTerms = (terms: readonly { key: string; label: string }[]) =>
    terms.map(({ key, label }) => ({ value: key, label }));
  const tags = useMemo(() => named(claims.flatMap((claim) => claim.tags)).sort(byLabel), [claims]);
  const levels = named(scales.flatMap((scale) => scale.levels.map(({ label }) => label)));
  return [
    { group: "status", label: "Status", options: [{ value: notFinal, label: "Not final" }, ...ofTerms(statuses)] },
    {
      group: "open",
      label: "Left to do",
      options: [
        { value: openQuery, label: "Open query" },
        { value: noEvidence, label: "No evidence" },
      ],
    },
    { group: "verdict", label: "Verdict", options: [{ value: noVerdict, label: "No verdict yet" }, ...levels] },
    { group: "kind", label: "Kind", options: ofTerms(claimKinds) },
    { group: "priority", label: "Priority", options: ofTerms(priorities) },
    { group: "tag", label: "Tag", options: tags },
  ];
}

const named = (names: readonly string[]) => [...new Set(names)].map((name) => ({ value: name, label: name }));
const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);
