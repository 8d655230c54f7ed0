import { ImageUp } from "lucide-react";
import { useRef } from "react";
import { messageOf } from "../../api/error";
import { pickFiles } from "../../lib/pickFiles";
import { editLetterhead, useLetterhead, useLogoChange, useLogoRemoval } from "../../queries/letterhead";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Field } from "../../ui/Field";
import { SmallFold } from "../../ui/SmallFold";
import "./LetterheadFields.css";

interface LetterheadFieldsProps {
  inWindow: boolean;
  /** Called when the letterhead is not what it was. */
  onChange: () => void;
}

/** What the house puts at the head of all reports from this library. */
export function LetterheadFields({ inWindow, onChange }: LetterheadFieldsProps) {
  const { values, problem, flush, isLoaded } = useLetterhead();
  const change = useLogoChange();
  const removal = useLogoRemoval();
  const chooser = useRef<HTMLButtonElement>(null);
  if (!isLoaded) return null;
  const set = (file?: File) => {
    removal.reset();
    change.mutate(file, { onSuccess: onChange });
  };
  const choose = () => {
    if (inWindow) return set();
    pickFiles(([file]) => file && set(file), { accept: ".png,.jpg,.jpeg" });
  };
  const remove = () => {
    change.reset();
    removal.mutate(undefined, {
      onSuccess: () => {
        onChange();
        chooser.current?.focus(); // the button that had the focus goes
      },
    });
  };
  const edit = (patch: Parameters<typeof editLetterhead>[0]) => {
    editLetterhead(patch);
    onChange();
  };
  const failure = change.error ?? removal.error;
  const isSet = values.logo !== "" || values.name !== "" || values.byline !== "";
  return (
    <SmallFold title={isSet ? "Logo and byline" : "Logo and byline: none"} level={3} isOpenAtFirst={isSet}>
      <div className="letterhead">
        <p className="quiet letterhead__scope">At the head of all reports from this library.</p>
        <div className="letterhead__logo">
          {values.logo && (
            <span className="letterhead__plate">
              <img src={values.logo} alt={values.name || "Logo"} />
            </span>
          )}
          <Button ref={chooser} size="small" icon={<ImageUp />} isDisabled={change.isPending} onPress={choose}>
            {values.logo ? "Another logo…" : "Choose a logo…"}
          </Button>
          {values.logo && (
            <Button size="small" look="quiet" isDisabled={removal.isPending} onPress={remove}>
              Remove
            </Button>
          )}
        </div>
        {failure && <Callout tone="problem">{messageOf(failure)}</Callout>}
        <Field
          label="Name of the house"
          value={values.name}
          problem={problem("name")}
          description={values.logo && "Said in place of the logo where that is not seen."}
          onChange={(name) => edit({ name })}
          onLeave={flush}
        />
        <Field
          label="Byline"
          value={values.byline}
          problem={problem("byline")}
          placeholder="Research desk of the Halmsey Courier"
          onChange={(byline) => edit({ byline })}
          onLeave={flush}
        />
      </div>
    </SmallFold>
  );
}
