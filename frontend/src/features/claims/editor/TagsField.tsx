import { X } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../../ui/Button";

interface TagsFieldProps {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
}

/** Words by which claims are found again. Enter or a comma ends one; Backspace in an empty field takes the last away. */
export function TagsField({ tags, onChange }: TagsFieldProps) {
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const add = () => {
    const tag = typed.trim().replace(/\s+/g, " ");
    setTyped("");
    if (tag !== "" && !tags.includes(tag)) onChange([...tags, tag]);
  };
  const remove = (tag: string) => {
    onChange(tags.filter((each) => each !== tag));
    input.current?.focus();
  };
  return (
    <div className="tags">
      {tags.map((tag) => (
        <Button
          key={tag}
          size="small"
          className="tags__tag"
          aria-label={`Remove the tag ${tag}`}
          onPress={() => remove(tag)}
        >
          {tag}
          <X />
        </Button>
      ))}
      <input
        ref={input}
        className="tags__input"
        aria-label="Add a tag"
        placeholder={tags.length === 0 ? "Add a tag" : "Add"}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          const last = tags.at(-1);
          if ((event.key === "Enter" || event.key === ",") && !event.nativeEvent.isComposing) {
            event.preventDefault();
            add();
          } else if (event.key === "Backspace" && typed === "" && last !== undefined) {
            remove(last);
          }
        }}
      />
    </div>
  );
}
