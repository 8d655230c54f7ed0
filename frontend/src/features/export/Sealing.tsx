import { useState } from "react";
import { Checkbox } from "react-aria-components";
import { CheckMark } from "../../ui/CheckMark";
import { NewPassphrase } from "../../ui/NewPassphrase";

interface SealingProps {
  /** With the passphrase, "" to leave the file open, and null while there is none to take. */
  onChange: (passphrase: string | null) => void;
}

/** Whether the file is sealed on its way to others. No preference: what it is for differs from file to file. */
export function Sealing({ onChange }: SealingProps) {
  const [isSealed, setSealed] = useState(false);
  return (
    <div className="field">
      <Checkbox
        className="check"
        isSelected={isSealed}
        onChange={(chosen) => {
          setSealed(chosen);
          onChange(chosen ? null : "");
        }}
      >
        <CheckMark />
        Seal the file with a passphrase
      </Checkbox>
      {isSealed && (
        <NewPassphrase
          onChange={onChange}
          lost="Whoever gets the file needs the passphrase, and the free program age to open it with. Tell them on another way than the file goes."
        />
      )}
    </div>
  );
}
