import { useState } from "react";
import { strengthInWords, strengthOf } from "../lib/passphrase";
import { Callout } from "./Callout";
import { Field } from "./Field";
import "./NewPassphrase.css";

interface NewPassphraseProps {
  /** With the passphrase once it can be taken, and else with null. */
  onChange: (passphrase: string | null) => void;
  /** What is lost with it. */
  lost: string;
}

/** A passphrase to seal with, typed twice, and what it means to lose it. */
export function NewPassphrase({ onChange, lost }: NewPassphraseProps) {
  const [first, setFirst] = useState("");
  const [again, setAgain] = useState("");
  const strength = strengthOf(first);
  const change = (words: string, repeated: string) => {
    setFirst(words);
    setAgain(repeated);
    onChange(words === repeated && strengthOf(words) !== "short" ? words : null);
  };
  return (
    <div className="passphrase">
      <Field
        label="Passphrase"
        type="password"
        autoComplete="new-password"
        value={first}
        onChange={(words) => change(words, again)}
        description={<span role="status">{strengthInWords[strength]}</span>}
      />
      <Field
        label="Once more"
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={(words) => change(first, words)}
        problem={again !== "" && !first.startsWith(again) ? "This is another one than above." : undefined}
      />
      <Callout>{lost} It is stored nowhere. Write it down, and keep that where the file is not.</Callout>
    </div>
  );
}
