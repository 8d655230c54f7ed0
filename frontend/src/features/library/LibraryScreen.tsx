import { ClipboardPaste, FileDown, Globe } from "lucide-react";
import { useDeferredValue, useRef, useState } from "react";
import type { Article } from "../../api/types";
import { count } from "../../lib/count";
import type { ArticleSort } from "../../queries/articles";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Choice } from "../../ui/Choice";
import { Search } from "../../ui/Search";
import { ArticleList, type ArticleListHandle } from "./ArticleList";
import { EmptyLibrary } from "./EmptyLibrary";
import "./LibraryScreen.css";
import { useDebounced } from "../../lib/useDebounced";

interface LibraryScreenProps {
  /** How many articles the library holds, whatever is searched for. */
  articles: number;
  /** How many things the last verification found damaged. */
  damages: number;
  onDamages: () => void;
  person: string;
  onPerson: () => void;
  onImport: () => void;
  onPaste: () => void;
  onFetch: () => void;
  onSample: () => void;
  onDelete: (article: Article) => void;
}

const sorts: { key: ArticleSort; label: string }[] = [
  { key: "updated", label: "Last worked on" },
  { key: "created", label: "Date added" },
  { key: "title", label: "Title" },
];

const filters = [
  { key: "all", label: "All articles" },
  { key: "unfinished", label: "Unfinished" },
] as const;

/** A pause in typing before a search, in milliseconds: shorter than one notices, longer than between two keys. */
const searchPause = 120;

export function LibraryScreen(props: LibraryScreenProps) {
  const { articles, damages, onDamages, onImport, onPaste, onFetch, onDelete } = props;
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<(typeof filters)[number]["key"]>("all");
  const [sort, setSort] = useState<ArticleSort>("updated");
  const q = useDeferredValue(useDebounced(search.trim(), searchPause));
  const list = useRef<ArticleListHandle>(null);

  if (articles === 0) return <EmptyLibrary {...props} />;
  return (
    <main className="library">
      <header className="library__head">
        <div className="library__title">
          <h1 className="serif">Library</h1>
          <span className="quiet numeric">{count(articles, "article")}</span>
        </div>
        <div className="library__tools">
          <Search
            label="Search the articles"
            placeholder="Search titles and texts"
            value={search}
            onChange={setSearch}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") {
                event.preventDefault();
                list.current?.focusFirst();
              }
            }}
          />
          <Choice label="Show" labelHidden options={filters} value={filter} onChange={setFilter} look="inline" />
          <Choice label="Sort by" labelHidden options={sorts} value={sort} onChange={setSort} look="inline" />
          <Button icon={<Globe />} onPress={onFetch}>
            Fetch
          </Button>
          <Button icon={<ClipboardPaste />} onPress={onPaste}>
            Paste
          </Button>
          <Button look="primary" icon={<FileDown />} onPress={onImport}>
            Import
          </Button>
        </div>
        {damages > 0 && (
          <Callout tone="problem">
            <span>
              The last verification found {count(damages, "thing")} damaged in this library. Verify it again to see what
              it is; a backup may still have it whole.
            </span>
            <span className="callout__actions">
              <Button size="small" onPress={onDamages}>
                To the verification
              </Button>
            </span>
          </Callout>
        )}
      </header>
      <ArticleList ref={list} wanted={{ q, unfinished: filter === "unfinished", sort }} onDelete={onDelete} />
    </main>
  );
}
