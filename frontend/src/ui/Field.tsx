import { type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { Input, Label, Text, TextArea, TextField } from "react-aria-components";
import "./Field.css";

interface FieldProps {
  label: string;
  /** Keeps the label for screen readers only, where the place says what the field is. */
  labelHidden?: boolean;
  value: string;
  onChange: (value: string) => void;
  /** When the person leaves the field: time to save. */
  onLeave?: () => void;
  placeholder?: string;
  description?: ReactNode;
  problem?: string;
  /** Grows with its text instead of scrolling, from so many lines. */
  multiline?: boolean;
  lines?: number;
  /** quiet reads like text until it is pointed at. */
  look?: "boxed" | "quiet";
  type?: "text" | "url" | "password";
  autoComplete?: "new-password" | "off";
  className?: string;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement>;
  isRequired?: boolean;
  /** Enter. Where there are several lines, it is Shift+Enter then that begins a new one. */
  onSubmit?: () => void;
}

/**
 * A labelled field for a line or a few. While it has the focus it shows what was typed, character by character; the
 * stored value (without stray spaces, say) shows once it is left.
 */
export function Field(props: FieldProps) {
  const { label, labelHidden, value, onChange, onLeave, placeholder, description, problem, multiline } = props;
  const { look = "boxed", className = "" } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  return (
    <TextField
      className={`field field--${look} ${className}`}
      value={shown}
      isInvalid={problem !== undefined}
      isRequired={props.isRequired}
      type={multiline ? undefined : props.type}
      autoFocus={props.autoFocus}
      autoComplete={props.autoComplete}
      onChange={(next) => {
        setTyped(next);
        onChange(next);
      }}
      onBlur={() => {
        setTyped(null);
        onLeave?.();
      }}
      onKeyDown={(event) => {
        // Escape and the app's shortcuts are for whoever is around the field.
        event.continuePropagation();
        if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || !props.onSubmit) return;
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <Label className={labelHidden ? "visually-hidden" : "field__label"}>{label}</Label>
      {multiline ? (
        <GrowingTextArea text={shown} rows={props.lines ?? 1} placeholder={placeholder} areaRef={props.inputRef} />
      ) : (
        <Input
          ref={props.inputRef as Ref<HTMLInputElement>}
          className="field__input"
          placeholder={placeholder}
          spellCheck={props.type !== "url" && props.type !== "password"}
        />
      )}
      <FieldNotes description={description} problem={problem} />
    </TextField>
  );
}

/** What stands under a field: the problem with what is in it, or what it is about. */
export function FieldNotes({ description, problem }: Pick<FieldProps, "description" | "problem">) {
  if (problem !== undefined) {
    return (
      <Text slot="errorMessage" className="field__problem" role="alert">
        {problem}
      </Text>
    );
  }
  if (description === undefined) return null;
  return (
    <Text slot="description" className="field__description">
      {description}
    </Text>
  );
}

interface GrowingTextAreaProps {
  text: string;
  rows: number;
  placeholder?: string;
  areaRef?: FieldProps["inputRef"];
}

function GrowingTextArea({ text, rows, placeholder, areaRef }: GrowingTextAreaProps) {
  const ref = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(areaRef, () => ref.current as HTMLTextAreaElement);
  // WebKit has no field-sizing yet, so the height is measured: when the text changes, and when the width does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what makes the height change.
  useLayoutEffect(() => {
    if (ref.current) fitHeight(ref.current);
  }, [text]);
  useEffect(() => {
    const area = ref.current;
    if (!area) return;
    let width = area.clientWidth;
    const observer = new ResizeObserver(() => {
      if (area.clientWidth === width) return;
      width = area.clientWidth;
      fitHeight(area);
    });
    observer.observe(area);
    return () => observer.disconnect();
  }, []);
  return (
    <TextArea
      ref={ref}
      className="field__input"
      style={{ "--lines": rows } as React.CSSProperties}
      rows={rows}
      placeholder={placeholder}
    />
  );
}

function fitHeight(area: HTMLTextAreaElement) {
  area.style.height = "0";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}
