import { BookOpenText, ClipboardPaste, FileDown, Globe } from "lucide-react";
import { Button } from "../../ui/Button";

interface EmptyLibraryProps {
  /** Whose name goes into verdicts. */
  person: string;
  onPerson: () => void;
  onImport: () => void;
  onPaste: () => void;
  onFetch: () => void;
  onSample: () => void;
}

/** What a new library invites to. */
export function EmptyLibrary({ person, onPerson, onImport, onPaste, onFetch, onSample }: EmptyLibraryProps) {
  return (
    <main className="empty-library">
      <img src="/favicon.svg" alt="" />
      <h1 className="serif">Bring in something to check</h1>
      <p>
        A PDF, a saved web page, a document of a word processor, an e-mail, an e-book, subtitles or a text. Drop it
        anywhere in this window, choose it, paste the words themselves, or have it fetched.
      </p>
      <div className="empty-library__ways">
        <Button look="primary" icon={<FileDown />} onPress={onImport}>
          Import a file
        </Button>
        <Button icon={<ClipboardPaste />} onPress={onPaste}>
          Paste a text
        </Button>
        <Button icon={<Globe />} onPress={onFetch}>
          Fetch a page
        </Button>
      </div>
      <Button look="quiet" icon={<BookOpenText />} onPress={onSample}>
        Or look at a finished check first
      </Button>
      <p className="empty-library__person">
        {person ? (
          <>
            Verdicts will carry the name <strong>{person}</strong>.
          </>
        ) : (
          "Verdicts will carry the name of your account on this computer."
        )}
        <Button look="quiet" size="small" onPress={onPerson}>
          {person ? "Change it" : "Add your name"}
        </Button>
      </p>
    </main>
  );
}
