import { ChevronDown, FileDiff, FileText } from "lucide-react";
import type { VersionInfo } from "../../api/types";
import { count } from "../../lib/count";
import { momentInWords } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { CommandItem, Menu, MenuItem, MenuLine } from "../../ui/Menu";
import "./VersionPicker.css";

interface VersionPickerProps {
  /** The first one first. */
  versions: readonly VersionInfo[];
  /** The number of the version that is being checked, and of the one that is shown. */
  checked: number;
  shown: number;
  onChoose: (seq: number) => void;
}

/** Says which version of the text one looks at, and leads to the others. */
export function VersionPicker({ versions, checked, shown, onChoose }: VersionPickerProps) {
  const own = versions.find(({ seq }) => seq === shown);
  if (!own) return null;
  return (
    <Menu
      label="Versions of the text"
      placement="bottom start"
      button={
        <Button look="quiet" size="small" className="version-picker">
          <span className="version-picker__text">
            Version {shown} of {versions.length}
            <span className="version-picker__date">, imported {momentInWords(own.capturedAt)}</span>
          </span>
          <ChevronDown />
        </Button>
      }
    >
      {versions.toReversed().map((version) => (
        <MenuItem
          key={version.id}
          icon={<FileText />}
          isChosen={version.seq === shown}
          description={stateOf(version)}
          onAction={() => onChoose(version.seq)}
        >
          {`Version ${version.seq}, ${version.seq === checked ? "being checked" : "for reading"}`}
        </MenuItem>
      ))}
      <MenuLine />
      <CommandItem icon={<FileDiff />} command="diff.open">
        Show what changed
      </CommandItem>
    </Menu>
  );
}

const stateOf = ({ capturedAt, originalName, words }: VersionInfo) =>
  [`Imported ${momentInWords(capturedAt)}`, originalName, count(words, "word")].filter(Boolean).join(" · ");
