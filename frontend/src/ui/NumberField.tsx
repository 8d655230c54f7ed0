import { Minus, Plus } from "lucide-react";
import { NumberField as AriaNumberField, Button, Group, Input, Label } from "react-aria-components";
import "./NumberField.css";

interface NumberFieldProps {
  label: string;
  labelHidden?: boolean;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
}

/** A whole number, to be typed or counted up and down. One outside the bounds becomes the nearest. */
export function NumberField({ label, labelHidden, value, least, most, onChange }: NumberFieldProps) {
  return (
    <AriaNumberField
      className="field number-field"
      value={value}
      minValue={least}
      maxValue={most}
      onChange={(next) => {
        if (!Number.isNaN(next)) onChange(next);
      }}
    >
      <Label className={labelHidden ? "visually-hidden" : "field__label"}>{label}</Label>
      <Group className="number-field__group">
        <Button slot="decrement" className="number-field__step">
          <Minus aria-hidden="true" />
        </Button>
        <Input className="number-field__input numeric" />
        <Button slot="increment" className="number-field__step">
          <Plus aria-hidden="true" />
        </Button>
      </Group>
    </AriaNumberField>
  );
}
