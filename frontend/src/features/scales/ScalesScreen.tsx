import { Plus } from "lucide-react";
import { messageOf } from "../../api/error";
import type { Scale, ScaleFields } from "../../api/types";
import { count } from "../../lib/count";
import { go, hrefOf } from "../../lib/route";
import { useScaleCreate, useScales } from "../../queries/scales";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Glyph } from "../../ui/Glyph";
import { toast } from "../../ui/toasts";
import { ScaleEditor } from "./ScaleEditor";
import "./ScalesScreen.css";

/** The rating scales of the library, and the one that is being looked at. */
export function ScalesScreen({ scaleId }: { scaleId: string | undefined }) {
  const { data, error } = useScales();
  const create = useScaleCreate();
  if (error) return <Callout tone="problem">{messageOf(error)}</Callout>;
  if (!data) return <main className="scales" aria-busy="true" />;

  const { scales } = data;
  const open = scales.find((scale) => scale.scaleId === scaleId) ?? scales[0];
  const add = (fields: ScaleFields) =>
    create.mutate(fields, {
      onSuccess: (scale) => go({ screen: "scales", scaleId: scale.scaleId }),
      onError: (problem) => toast(messageOf(problem), { tone: "problem" }),
    });
  return (
    <main className="scales">
      <nav className="scales__list" aria-label="Rating scales">
        <h1 className="serif">Rating scales</h1>
        <ul>
          {scales.map((scale) => (
            <li key={scale.scaleId}>
              <a
                className="scale-link"
                href={hrefOf({ screen: "scales", scaleId: scale.scaleId })}
                aria-current={scale === open ? "page" : undefined}
              >
                <span className="scale-link__name">{scale.name}</span>
                <ScaleSigns scale={scale} />
                <span className="quiet scale-link__facts">
                  {count(scale.levels.length, "rating")} · version {scale.version}
                </span>
              </a>
            </li>
          ))}
        </ul>
        <Button look="quiet" icon={<Plus />} onPress={() => add(newScale(scales))}>
          New scale
        </Button>
      </nav>
      {open && (
        <ScaleEditor
          key={open.id}
          scale={open}
          isOnly={scales.length === 1}
          onCopy={() => add({ name: freeName(`${open.name} copy`, scales), levels: open.levels })}
          onRetired={() => go({ screen: "scales" })}
        />
      )}
    </main>
  );
}

/** The ratings of a scale at a glance. */
function ScaleSigns({ scale }: { scale: Scale }) {
  return (
    <span className="scale-link__signs" aria-hidden="true">
      {scale.levels.map(({ key, tone, glyph }) => (
        <Glyph key={key} glyph={glyph} tone={tone} size={12} />
      ))}
    </span>
  );
}

/** What a scale begins with: the two ratings that every scale has in some form. */
function newScale(scales: readonly Scale[]): ScaleFields {
  return {
    name: freeName("New scale", scales),
    levels: [
      { key: "true", label: "True", definition: "", tone: "green", glyph: "check", onAxis: true },
      { key: "false", label: "False", definition: "", tone: "red", glyph: "cross", onAxis: true },
    ],
  };
}

function freeName(wanted: string, scales: readonly Scale[]): string {
  const taken = new Set(scales.map(({ name }) => name));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`;
  return name;
}
