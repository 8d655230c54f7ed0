import { useEffect, useRef } from "react";
import { useJob } from "../../lib/useJob";
import { KeysOf } from "../../ui/commands/CommandKeys";

/** What to do with an article in which nothing is marked. It takes the focus when the last claim has been deleted. */
export function NoClaims({ takesFocus }: { takesFocus: boolean }) {
  const { say } = useJob();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div className="no-claims">
      <h2 ref={heading} tabIndex={-1} className="serif">
        Nothing marked yet
      </h2>
      <p>{say("Select the words of something that can be checked, and choose “Mark as claim”.")}</p>
      <dl>
        <div>
          <dt>
            <KeysOf command="cursor.previousSentence" /> <KeysOf command="cursor.nextSentence" />
          </dt>
          <dd>sentence by sentence, with the text focused</dd>
        </div>
        <div>
          <dt>
            <KeysOf command="cursor.previousWord" /> <KeysOf command="cursor.nextWord" />
          </dt>
          <dd>word by word</dd>
        </div>
        <div>
          <dt>
            <KeysOf command="extend.nextWord" /> <KeysOf command="extend.nextSentence" />
          </dt>
          <dd>more words; back again: fewer</dd>
        </div>
        <div>
          <dt>
            <KeysOf command="mark.claim" />
          </dt>
          <dd>{say("marks them as a claim")}</dd>
        </div>
      </dl>
    </div>
  );
}
