import { useEffect, useRef } from "react";
import { Keys } from "../../ui/Keys";

/** What to do with an article in which nothing is marked. It takes the focus when the last claim has been deleted. */
export function NoClaims({ takesFocus }: { takesFocus: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div className="no-claims">
      <h2 ref={heading} tabIndex={-1} className="serif">
        Nothing marked yet
      </h2>
      <p>Select the words of something that can be checked, and choose “Mark as claim”.</p>
      <dl>
        <div>
          <dt>
            <Keys keys="↑" /> <Keys keys="↓" />
          </dt>
          <dd>sentence by sentence, with the text focused</dd>
        </div>
        <div>
          <dt>
            <Keys keys="←" /> <Keys keys="→" />
          </dt>
          <dd>word by word</dd>
        </div>
        <div>
          <dt>
            <Keys keys="Shift" />
          </dt>
          <dd>with an arrow: more words, or fewer</dd>
        </div>
        <div>
          <dt>
            <Keys keys="Enter" />
          </dt>
          <dd>marks them as a claim</dd>
        </div>
      </dl>
    </div>
  );
}
