import { useState } from "react";
import { messageOf } from "../../api/error";
import type { Article, HouseProfile } from "../../api/types";
import { jobOf } from "../../lib/job";
import { type Demands, useHouseProfile, useHouseProfileSave } from "../../queries/closing";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Dialog } from "../../ui/Dialog";
import { NumberField } from "../../ui/NumberField";
import { Segmented } from "../../ui/Segmented";
import "./HouseRulesDialog.css";

const levels = [
  { key: "off", label: "Off" },
  { key: "warn", label: "Warn" },
  { key: "fail", label: "Fail" },
];

/** The newsroom's own rules: how heavily each weighs, and the numbers that two of them go by. */
export function HouseRulesDialog({ onClose }: { onClose: () => void }) {
  const { data } = useHouseProfile();
  return data ? <Editor house={data} onClose={onClose} /> : null;
}

function Editor({ house, onClose }: { house: HouseProfile; onClose: () => void }) {
  const [demands, setDemands] = useState<Demands>(house);
  const save = useHouseProfileSave();
  const { levels: chosen, sources, accessDays } = demands;
  return (
    <Dialog
      title="House rules"
      size="large"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" className="house-rules__reset" onPress={() => setDemands(house.defaults)}>
            Reset to the defaults
          </Button>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button
            look="primary"
            isDisabled={save.isPending}
            onPress={() => save.mutate({ levels: chosen, sources, accessDays }, { onSuccess: onClose })}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="house-rules">
        <p className="quiet">
          They hold for every article of this library that is closed by the house rules. A rule that fails keeps a check
          from being closed; one that warns leaves it to whoever closes it.
        </p>
        {save.error && <Callout tone="problem">{messageOf(save.error)}</Callout>}
        <div className="house-rules__numbers">
          <NumberField
            label="Independent sources for a decisive verdict"
            value={sources}
            least={1}
            most={9}
            onChange={(value) => setDemands({ ...demands, sources: value })}
          />
          <NumberField
            label="Days until a web source is to be opened again"
            value={accessDays}
            least={1}
            most={3650}
            onChange={(value) => setDemands({ ...demands, accessDays: value })}
          />
        </div>
        <ul className="house-rules__list">
          {house.rules.map(({ key, name, why, jobs }) => (
            <li key={key} className="house-rule">
              <div className="house-rule__words">
                <h3 className="house-rule__name">{name}</h3>
                <p className="house-rule__why">
                  {jobs.length === 1 && <strong>{jobOf(jobs[0] as Article["kind"]).name} only. </strong>}
                  {why}
                </p>
              </div>
              <Segmented
                label={name}
                options={levels}
                value={chosen[key] ?? "off"}
                onChange={(level) => setDemands({ ...demands, levels: { ...chosen, [key]: level } })}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
