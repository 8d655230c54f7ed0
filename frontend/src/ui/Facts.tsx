import { Fragment } from "react";
import { seen } from "./seen";

/** Short facts in a line. Each is isolated, so that one written from right to left does not carry the others along. */
export function Facts({ facts }: { facts: readonly (string | false | undefined)[] }) {
  return facts
    .filter((fact): fact is string => Boolean(fact))
    .map((fact, i) => (
      <Fragment key={fact}>
        {i > 0 && "  ·  "}
        <bdi>{seen(fact)}</bdi>
      </Fragment>
    ));
}
