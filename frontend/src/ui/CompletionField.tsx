import { type KeyboardEvent, type Ref, useId, useState } from "react";
import { Input, Label, TextField, useFilter } from "react-aria-components";
import "./CompletionField.css";
import { FieldNotes } from "./Field";

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

/** More are no help. */
const mostOffered = 6;

/**
 * A field for a line in which anything can be typed, and that offers what was typed before (the combobox pattern of the
 * ARIA practices). React Aria's ComboBox puts its list in front of a page that is out of reach meanwhile; here it is a
 * help that can be passed over.
 */
export function CompletionField(props: CompletionFieldProps) {
  const { label, labelHidden, value, onChange, onLeave, onSubmit, completions, placeholder, problem, inputRef } = props;
  const listId = useId();
  const { contains } = useFilter({ sensitivity: "base" });
  const [isAsked, setAsked] = useState(false);
  const [active, setActive] = useState(-1);
  const offered = completions.filter((text) => text !== value && contains(text, value)).slice(0, mostOffered);
  const isOpen = isAsked && offered.length > 0;
  const idOf = (index: number) => `${listId}-${index}`;
  const ask = (asked: boolean) => {
    setAsked(asked);
    setActive(-1);
  };
  const take = (text: string) => {
    onChange(text);
    ask(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = isOpen ? offered[active] : undefined;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = event.key === "ArrowDown" ? active + 1 : active < 0 ? offered.length - 1 : active - 1;
      if (isOpen) setActive(next < offered.length ? next : 0);
      else ask(true);
    } else if (event.key === "Enter") {
      if (chosen === undefined) onSubmit?.();
      else take(chosen);
    } else if (event.key === "Escape" && isOpen) {
      ask(false);
    } else return;
    // The first Escape closes the list; the next one is for whoever is around the field.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={`completion ${props.className ?? ""}`} onKeyDownCapture={onKeyDown}>
      <TextField
        className={`field field--${props.look ?? "boxed"}`}
        value={value}
        isInvalid={problem !== undefined}
        onChange={(next) => {
          onChange(next);
          ask(true);
        }}
        onKeyDown={(event) => event.continuePropagation()}
        onBlur={() => {
          ask(false);
          onLeave?.();
        }}
      >
        <Label className={labelHidden ? "visually-hidden" : "field__label"}>{label}</Label>
        <Input
          ref={inputRef}
          className="field__input"
          placeholder={placeholder}
          autoComplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen && active >= 0 ? idOf(active) : undefined}
        />
        <FieldNotes problem={problem} />
      </TextField>
      {isOpen && (
        <div id={listId} className="menu popover completion__list" role="listbox" aria-label={`${label}, as before`}>
          {offered.map((text, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus.
            <div
              key={text}
              id={idOf(i)}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              className="menu__item"
              data-focused={i === active || undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(text)}
            >
              {text}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
