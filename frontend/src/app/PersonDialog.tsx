import { useState } from "react";
import { messageOf } from "../api/error";
import { usePersonChange } from "../queries/library";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";

/** Who is at work: the name that goes into verdicts and into the record of changes. */
export function PersonDialog({ person, onClose }: { person: string; onClose: () => void }) {
  const [name, setName] = useState(person);
  const change = usePersonChange();
  const save = () => change.mutate(name.trim(), { onSuccess: onClose });
  return (
    <Dialog
      title="Your name"
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isDisabled={name.trim() === "" || change.isPending} onPress={save}>
            Save
          </Button>
        </>
      }
    >
      <Field
        label="Name"
        value={name}
        onChange={setName}
        onSubmit={save}
        autoFocus
        description="Verdicts and the record of changes carry it. Earlier ones keep the name they were given under."
      />
      {change.error && <Callout tone="problem">{messageOf(change.error)}</Callout>}
    </Dialog>
  );
}
