import { Trash2 } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { messageOf } from "../../api/error";
import type { Source } from "../../api/types";
import { count } from "../../lib/count";
import { dateInWords } from "../../lib/dates";
import { useVocabulary } from "../../queries/library";
import { useSourceDelete, useSources } from "../../queries/sources";
import { IconButton } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Confidential } from "../../ui/Confidential";
import { Facts } from "../../ui/Facts";
import { Search } from "../../ui/Search";
import { toast } from "../../ui/toasts";
import "./SourcesScreen.css";

/** How many are shown; more are found by searching. */
const most = 200;

/** Everything that claims have been checked against. */
export function SourcesScreen() {
  const [q, setQ] = useState("");
  const { data, error } = useSources(useDeferredValue(q.trim()), most);
  return (
    <main className="sources">
      <header className="sources__head">
        <h1 className="serif">Sources</h1>
        <Search
          label="Search the sources"
          placeholder="Search titles, publishers, authors and aliases"
          value={q}
          onChange={setQ}
        />
      </header>
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      {data?.sources.length === 0 && (
        <p className="sources__none">
          {q ? `No source matches “${q}”.` : "Sources appear here once evidence cites them. Add them from a claim."}
        </p>
      )}
      <ul className="sources__list">
        {data?.sources.map((source) => (
          <SourceRow key={source.id} source={source} />
        ))}
      </ul>
    </main>
  );
}

function SourceRow({ source }: { source: Source }) {
  const { sourceClasses } = useVocabulary();
  const remove = useSourceDelete();
  const name = source.title || source.url || source.alias;
  const facts = [
    source.author,
    source.publisher,
    dateInWords(source.issued),
    sourceClasses.find(({ key }) => key === source.class)?.label.split(":")[0],
  ];
  return (
    <li className="source-row">
      <div className="source-row__words">
        <span className="source-row__title serif" dir="auto">
          {name}
        </span>
        <span className="source-row__facts">
          <Facts facts={facts} />
        </span>
        {source.confidential && (
          <span className="source-row__confidence">
            <Confidential />
            <span dir="auto">{source.alias ? `in print: ${source.alias}` : "in print: no name"}</span>
          </span>
        )}
        {source.url && (
          <a className="source-row__url" href={source.url}>
            {source.url}
          </a>
        )}
      </div>
      <span className="source-row__uses numeric">
        {source.uses === 0 ? "Not cited" : `Cited ${count(source.uses, "time")}`}
      </span>
      {source.uses === 0 && (
        <IconButton
          label={`Delete ${name}`}
          hint="Delete"
          onPress={() => remove.mutate(source.id, { onError: (error) => toast(messageOf(error), { tone: "problem" }) })}
        >
          <Trash2 />
        </IconButton>
      )}
    </li>
  );
}
