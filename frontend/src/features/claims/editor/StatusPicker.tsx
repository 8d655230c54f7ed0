import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import type { Claim } from "../../../api/types";
import { useVocabulary } from "../../../queries/library";
import { Badge } from "../../../ui/Badge";
import { KeysOf } from "../../../ui/commands/CommandKeys";
import { useFocusRequest } from "./editorFocus";
import "./StatusPicker.css";

interface StatusPickerProps {
  value: Claim["status"];
  onChange: (status: Claim["status"]) => void;
}

/** The key that gives the status; asking a query is what gives “query out”. */
const StatusKeys = ({ status }: { status: Claim["status"] }) => (
  <KeysOf command={status === "queryOut" ? "claim.ask" : `status.${status}`} />
);

/** How far the check of a claim is: a badge that opens the list of statuses, with what each means. */
export function StatusPicker({ value, onChange }: StatusPickerProps) {
  const { statuses } = useVocabulary();
  const [isOpen, setOpen] = useState(false);
  useFocusRequest("status", () => setOpen(true));
  const status = statuses.find(({ key }) => key === value);
  return (
    <Select
      className="status"
      value={value}
      isOpen={isOpen}
      onOpenChange={setOpen}
      onChange={(key) => onChange(key as Claim["status"])}
    >
      <Label className="visually-hidden">Status</Label>
      <Button className={`status__button tone-${status?.tone}`}>
        <SelectValue>{status && <Badge look={status} />}</SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="menu" items={statuses}>
          {({ key, label, definition, tone, glyph }) => (
            <ListBoxItem id={key} textValue={label} className="menu__item status__item">
              <Badge look={{ label, tone, glyph }} size="small" />
              <span className="menu__description">{definition}</span>
              {key === value ? <Check className="menu__check" aria-hidden="true" /> : <StatusKeys status={key} />}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
