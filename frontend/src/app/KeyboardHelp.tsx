import { Dialog } from "../ui/Dialog";
import { Keys } from "../ui/Keys";

const groups: { title: string; keys: [string[], string][] }[] = [
  {
    title: "Everywhere",
    keys: [
      [["Mod+Z"], "Undo"],
      [["Shift+Mod+Z"], "Redo"],
      [["Mod+O"], "Import files"],
      [["Mod+E"], "Export the open article"],
      [["?"], "This list"],
    ],
  },
  {
    title: "In the text",
    keys: [
      [["Left", "Right"], "Word by word"],
      [["Up", "Down"], "Sentence by sentence"],
      [["Alt+Up", "Alt+Down"], "Paragraph by paragraph"],
      [["Shift"], "With these: more words, or fewer"],
      [["Enter", "C"], "Mark the words as a claim"],
      [["N", "P"], "Next and previous claim; Enter opens it"],
    ],
  },
  {
    title: "In the claims",
    keys: [
      [["Up", "Down"], "Along the list"],
      [["Enter"], "Open a claim"],
      [["Alt+Up", "Alt+Down"], "Previous and next claim, with one open"],
      [["Escape"], "Back to the list"],
    ],
  },
];

export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard" size="large" onClose={onClose}>
      <div className="keyboard-help">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([ways, what]) => (
                <div key={what}>
                  <dt>
                    {ways.map((way) => (
                      <Keys key={way} keys={way} />
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
