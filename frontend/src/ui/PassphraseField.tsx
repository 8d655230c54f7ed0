import type { ReactNode } from "react";
import { Field } from "./Field";

interface PassphraseFieldProps {
  label?: string;
  value: string;
  onChange: (passphrase: string) => void;
  onSubmit?: () => void;
  description?: ReactNode;
}

/** A passphrase that something was sealed with; see NewPassphrase for one to seal with. */
export function PassphraseField({ label = "Passphrase", ...props }: PassphraseFieldProps) {
  return <Field label={label} type="password" autoComplete="off" autoFocus {...props} />;
}
