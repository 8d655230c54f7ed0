import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button, type Key, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import "./Choice.css";

export interface Option<K extends string> {
  key: K;
  label: string;
  icon?: ReactNode;
  description?: string;
}

interface ChoiceProps<K extends string> {
  label: string;
  labelHidden?: boolean;
  options: readonly Option<K>[];
  value: K | null;
  onChange: (value: K) => void;
  placeholder?: string;
  /** boxed looks like a field; inline like a word that can be changed. */
  look?: "boxed" | "inline";
}

/** One of a closed list, in a menu that opens. */
export function Choice<K extends string>(props: ChoiceProps<K>) {
  const { label, labelHidden, options, value, onChange, placeholder, look = "boxed" } = props;
  const chosen = options.find(({ key }) => key === value);
  return (
    <Select
      className={`field choice choice--${look}`}
      value={value as Key | null}
      onChange={(key) => onChange(key as K)}
      placeholder={placeholder}
    >
      <Label className={labelHidden ? "visually-hidden" : "field__label"}>{label}</Label>
      <Button className="choice__button">
        <SelectValue className="choice__value">
          {chosen ? (
            <>
              {chosen.icon}
              <span>{chosen.label}</span>
            </>
          ) : (
            <span className="quiet">{placeholder}</span>
          )}
        </SelectValue>
        <ChevronDown className="choice__chevron" aria-hidden="true" />
      </Button>
      <Popover className="popover choice__popover" offset={4}>
        <ListBox className="menu" items={options}>
          {(option) => (
            <ListBoxItem id={option.key} textValue={option.label} className="menu__item">
              {option.icon}
              <span className="menu__text">
                <span>{option.label}</span>
                {option.description && <span className="menu__description">{option.description}</span>}
              </span>
              {option.key === value && <Check className="menu__check" aria-hidden="true" />}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
