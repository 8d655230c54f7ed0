import { Keys } from "../../ui/Keys";

/** What to do with an article in which nothing is marked yet. */
export function NoClaims() {
  return (
    <div className="no-claims">
      <h2 className="serif">Nothing marked yet</h2>
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
