import { ChevronRight, Plus, RotateCcw, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import type { Command } from "../lib/commands";
import type { Chord } from "../lib/keymap";
import { Button, IconButton } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Keys, spokenKeys } from "../ui/Keys";
import { KeyRecorder } from "./KeyRecorder";

interface KeyRowProps {
  command: Command;
  chords: readonly Chord[];
  isChanged: boolean;
  isOpen: boolean;
  onToggle: () => void;
  /** Whether a chord is out of use with all single keys. */
  isOff: (chord: Chord) => boolean;
  /** The other commands that have the chord. */
  rivals: (chord: Chord) => readonly Command[];
  /** Gives the command these keys. One that is taken over is no longer a key of its rivals. */
  onChange: (chords: readonly Chord[], takenOver?: Chord) => void;
}

/** What is being done about the keys: a chord is waited for, or it was pressed and belongs to others. */
type Work = { step: "recording"; instead: Chord | null } | { step: "taken"; instead: Chord | null; chord: Chord };

/** A command with its keys, and, when it is open, what can be done about them. */
export function KeyRow(props: KeyRowProps) {
  const { command, chords, isChanged, isOpen, onToggle, isOff, rivals, onChange } = props;
  const [work, setWork] = useState<Work | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const finish = () => {
    setWork(null);
    add.current?.focus();
  };

  /** The chords with one more, or with one in another's place. */
  const withChord = (chord: Chord, instead: Chord | null) =>
    instead === null ? [...chords, chord] : chords.map((each) => (each === instead ? chord : each));
  const record = (chord: Chord, instead: Chord | null) => {
    if (rivals(chord).length > 0) return setWork({ step: "taken", instead, chord });
    if (!chords.includes(chord)) onChange(withChord(chord, instead));
    finish();
  };
  const recorder = (instead: Chord | null) => (
    <KeyRecorder
      label={`New key: ${command.title}`}
      onChord={(chord) => record(chord, instead)}
      onCancel={finish}
      onLeave={() => setWork(null)}
    />
  );
  const isRecording = (instead: Chord | null) => work?.step === "recording" && work.instead === instead;
  const hasRivals = chords.some((chord) => rivals(chord).length > 0);

  return (
    <Disclosure className="key-row" isExpanded={isOpen} onExpandedChange={onToggle}>
      <Heading level={4}>
        <AriaButton slot="trigger" className="key-row__button">
          <ChevronRight className="key-row__chevron" aria-hidden="true" />
          <span className="key-row__title">{command.title}</span>
          {isChanged && <span className="quiet">changed</span>}
          {hasRivals && <TriangleAlert className="key-row__warning" aria-label="shared with another command" />}
          <span className="key-row__keys">
            {chords.map((chord) => (
              <ChordShown key={chord} chord={chord} isOff={isOff(chord)} />
            ))}
          </span>
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className="key-row__work">
          <ul className="key-row__list">
            {chords.map((chord) =>
              isRecording(chord) ? (
                <li key={chord}>{recorder(chord)}</li>
              ) : (
                <li key={chord}>
                  <ChordShown chord={chord} isOff={isOff(chord)} />
                  <span className="key-row__note">
                    {isOff(chord) && "Off, as all single keys are"}
                    {rivals(chord).length > 0 && <>Also: {titlesOf(rivals(chord))}</>}
                  </span>
                  <Button
                    look="quiet"
                    size="small"
                    aria-label={`Change ${spokenKeys(chord)}`}
                    onPress={() => setWork({ step: "recording", instead: chord })}
                  >
                    Change
                  </Button>
                  <IconButton
                    label={`Remove ${spokenKeys(chord)}`}
                    hint="Remove"
                    size="small"
                    onPress={() => {
                      onChange(chords.filter((each) => each !== chord));
                      finish();
                    }}
                  >
                    <X />
                  </IconButton>
                </li>
              ),
            )}
            {isRecording(null) && <li>{recorder(null)}</li>}
          </ul>
          {work?.step === "taken" && (
            <Callout>
              <p role="alert">
                <Keys keys={work.chord} /> is the key of {titlesOf(rivals(work.chord))}.
              </p>
              <div className="callout__actions">
                <Button
                  size="small"
                  autoFocus
                  onPress={() => {
                    onChange(withChord(work.chord, work.instead), work.chord);
                    finish();
                  }}
                >
                  Use it here instead
                </Button>
                <Button look="quiet" size="small" onPress={finish}>
                  Leave it there
                </Button>
              </div>
            </Callout>
          )}
          <div className="key-row__ways">
            <Button
              ref={add}
              look="quiet"
              size="small"
              icon={<Plus />}
              onPress={() => setWork({ step: "recording", instead: null })}
            >
              Add a key
            </Button>
            {isChanged && (
              <Button
                look="quiet"
                size="small"
                icon={<RotateCcw />}
                onPress={() => {
                  onChange(command.keys);
                  finish();
                }}
              >
                Reset to {command.keys.length === 0 ? "none" : command.keys.map((key) => <Keys key={key} keys={key} />)}
              </Button>
            )}
          </div>
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}

function ChordShown({ chord, isOff }: { chord: Chord; isOff: boolean }): ReactNode {
  if (!isOff) return <Keys keys={chord} />;
  return (
    <s className="key-row__off">
      <Keys keys={chord} />
    </s>
  );
}

const titlesOf = (commands: readonly Command[]) => commands.map(({ title }) => `“${title}”`).join(" and ");
