import type { KeyboardEvent, Ref } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import "./CompletionField.css";

interface CompletionFieldProps {
  label: string;
  labelHidden?: boolean;
  value: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
  /** Enter, unless it takes over one of the completions. */
  onSubmit?: () => void;
  /** What may be meant; those that hold what is typed are offered. */
  completions: readonly string[];
  placeholder?: string;
  problem?: string;
  look?: "boxed" | "quiet";
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** A field for a line in which anything can be typed, and that offers what was typed before. */
export function CompletionField(props: CompletionFieldProps) {
  const { label, labelHidden, value, onChange, onLeave, onSubmit, completions, placeholder, problem, inputRef } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { currentTarget: input, key, nativeEvent } = event;
    const isChoosing = input.getAttribute("aria-activedescendant") !== null;
    if (key === "Enter" && !isChoosing && !nativeEvent.isComposing) onSubmit?.();
    // Escape closes the list first. Whoever is around the field gets the next one.
    if (key === "Escape" && input.getAttribute("aria-expanded") === "true") event.stopPropagation();
  };
  // What is typed already is no help.
  const offered = completions.filter((text) => text !== value).map((text) => ({ id: text }));
  return (
    <ComboBox
      className={`field field--${props.look ?? "boxed"} ${props.className ?? ""}`}
      allowsCustomValue
      inputValue={value}
      onInputChange={(next) => next !== value && onChange(next)}
      onBlur={onLeave}
      isInvalid={problem !== undefined}
      defaultItems={offered}
    >
      <Label className={labelHidden ? "visually-hidden" : "field__label"}>{label}</Label>
      <Input ref={inputRef} className="field__input" placeholder={placeholder} onKeyDown={onKeyDown} />
      {problem !== undefined && (
        <Text slot="errorMessage" className="field__problem" role="alert">
          {problem}
        </Text>
      )}
      <Popover className="popover completion__popover" offset={4}>
        <ListBox className="menu">
          {({ id }: { id: string }) => (
            <ListBoxItem id={id} textValue={id} className="menu__item">
              <span className="menu__text">{id}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
