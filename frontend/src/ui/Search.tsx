import { Search as SearchIcon, X } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { Button, Input, SearchField } from "react-aria-components";
import "./Search.css";

interface SearchProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  inputRef?: Ref<HTMLInputElement>;
  size?: "small" | "medium";
  autoFocus?: boolean;
}

export function Search(props: SearchProps) {
  const { label, placeholder, value, onChange, onKeyDown, inputRef, size = "medium", autoFocus } = props;
  return (
    <SearchField
      className={`search search--${size}`}
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
    >
      <SearchIcon className="search__icon" aria-hidden="true" />
      <Input ref={inputRef} className="search__input" placeholder={placeholder} onKeyDown={onKeyDown} />
      <Button className="search__clear" aria-label="Clear the search">
        <X />
      </Button>
    </SearchField>
  );
}
