import { useQuery } from "@tanstack/react-query";
import { ApiError, messageOf } from "../api/error";
import { libraryQuery, vocabularyQuery } from "../queries/library";
import { preferencesQuery } from "../queries/preferences";
import { useLastTask } from "../queries/tasks";
import { Button } from "../ui/Button";
import { Palette } from "../ui/Palette";
import { Toasts } from "../ui/Toasts";
import "./App.css";
import { OpenJob } from "./OpenJob";
import { RecoveryScreen } from "./RecoveryScreen";
import { RestoreScreen } from "./RestoreScreen";
import { Shell } from "./Shell";

/** Waits for what everything else needs: the library's own facts, the vocabulary with its colours and signs, and the preferences. */
export function App() {
  const library = useQuery(libraryQuery);
  const vocabulary = useQuery(vocabularyQuery);
  const preferences = useQuery(preferencesQuery);
  const restore = useLastTask("restore");
  const error = library.error ?? vocabulary.error ?? preferences.error;
  if (restore.task) return <RestoreScreen task={restore.task} onStop={restore.stop} />;
  if (library.data && vocabulary.data && preferences.data) {
    return (
      <>
        <Palette tones={vocabulary.data.tones} glyphs={vocabulary.data.glyphs} />
        <OpenJob>
          <Shell library={library.data} />
        </OpenJob>
        <Toasts />
      </>
    );
  }
  if (error instanceof ApiError && error.code === "unusable") return <RecoveryScreen />;
  if (!error) return <p className="starting">Tickmark</p>;
  return (
    <main className="startup-problem">
      <h1 className="serif">The library did not open</h1>
      <p>{messageOf(error)}</p>
      <Button onPress={() => void Promise.all([library, vocabulary, preferences].map((each) => each.refetch()))}>
        Try again
      </Button>
    </main>
  );
}
