import { FileDown, FileUp, Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { messageOf } from "../../api/error";
import { count } from "../../lib/count";
import { sourceFrom } from "../../lib/sourceWords";
import { useDebounced } from "../../lib/useDebounced";
import { useVocabulary } from "../../queries/library";
import { type SourceQuery, useSourceAdd, useSourceRows } from "../../queries/sources";
import { Button } from "../../ui/Button";
import { Choice } from "../../ui/Choice";
import { Search } from "../../ui/Search";
import { toast } from "../../ui/toasts";
import { DuplicateGroups } from "./DuplicateGroups";
import { ExportSourcesDialog } from "./ExportSourcesDialog";
import { ImportSourcesDialog } from "./ImportSourcesDialog";
import { SourceDialog } from "./SourceDialog";
import { SourceList } from "./SourceList";
import "./SourcesScreen.css";

const shown = [
  { key: "all", label: "All classes" },
  { key: "primary", label: "Primary" },
  { key: "secondary", label: "Secondary" },
  { key: "tertiary", label: "Tertiary" },
  { key: "confidential", label: "Confidential" },
  { key: "uncited", label: "Not cited" },
  { key: "duplicates", label: "Possible duplicates" },
] as const;
type Shown = (typeof shown)[number]["key"];

const sorts = [
  { key: "uses", label: "Most cited" },
  { key: "added", label: "Date added" },
  { key: "title", label: "Title" },
] as const;

/** A pause in typing before a search, in milliseconds: shorter than one notices, longer than between two keys. */
const searchPause = 120;

interface SourcesScreenProps {
  inWindow: boolean;
  onUndo: () => void;
}

/** Everything that claims can be checked against. */
export function SourcesScreen({ inWindow, onUndo }: SourcesScreenProps) {
  const { sourceTypes } = useVocabulary();
  const [search, setSearch] = useState("");
  const [type, setType] = useState("all");
  const [show, setShow] = useState<Shown>("all");
  const [sort, setSort] = useState<SourceQuery["sort"]>("uses");
  const [open, setOpen] = useState<string | null>(null);
  const [over, setOver] = useState<"import" | "export" | null>(null);
  const add = useSourceAdd();
  const q = useDeferredValue(useDebounced(search.trim(), searchPause));
  const wanted: SourceQuery = {
    q,
    type: type === "all" ? undefined : type,
    class: show === "primary" || show === "secondary" || show === "tertiary" ? show : undefined,
    confidential: show === "confidential",
    uncited: show === "uncited",
    sort,
  };
  const { total } = useSourceRows(wanted, 0, 0);
  const isNarrowed = q !== "" || type !== "all" || show !== "all";
  const addNew = () =>
    add.mutate(sourceFrom(search.trim() || "New source"), {
      onSuccess: ({ id }) => setOpen(id),
      onError: (error) => toast(messageOf(error), { tone: "problem" }),
    });
  return (
    <main className="sources">
      <header className="sources__head">
        <div className="sources__title">
          <h1 className="serif">Sources</h1>
          {show !== "duplicates" && total !== undefined && (
            <span className="quiet numeric" aria-live="polite">
              {isNarrowed ? `${total} found` : count(total, "source")}
            </span>
          )}
        </div>
        <div className="sources__tools">
          <Search
            label="Search the sources"
            placeholder="Search titles, names, publications, numbers"
            value={search}
            onChange={setSearch}
          />
          <Choice
            label="Type"
            labelHidden
            look="inline"
            options={[{ key: "all", label: "All types" }, ...sourceTypes]}
            value={type}
            onChange={setType}
          />
          <Choice label="Show" labelHidden look="inline" options={shown} value={show} onChange={setShow} />
          <Choice label="Sort by" labelHidden look="inline" options={sorts} value={sort} onChange={setSort} />
          <div className="sources__ways">
            <Button icon={<FileDown />} onPress={() => setOver("import")}>
              Import
            </Button>
            <Button icon={<FileUp />} onPress={() => setOver("export")}>
              Export
            </Button>
            <Button look="primary" icon={<Plus />} isDisabled={add.isPending} onPress={addNew}>
              New source
            </Button>
          </div>
        </div>
      </header>
      {show === "duplicates" ? (
        <DuplicateGroups onUndo={onUndo} />
      ) : (
        <SourceList
          wanted={wanted}
          none={isNarrowed ? "No source matches." : "No sources yet. Import a bibliography, or add them from a claim."}
          onOpen={setOpen}
        />
      )}
      {open !== null && (
        <SourceDialog key={open} id={open} onOpen={setOpen} onUndo={onUndo} onClose={() => setOpen(null)} />
      )}
      {over === "import" && <ImportSourcesDialog inWindow={inWindow} onUndo={onUndo} onClose={() => setOver(null)} />}
      {over === "export" && (
        <ExportSourcesDialog
          inWindow={inWindow}
          wanted={wanted}
          isNarrowed={isNarrowed}
          onClose={() => setOver(null)}
        />
      )}
    </main>
  );
}
