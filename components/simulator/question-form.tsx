"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useForm, useWatch } from "react-hook-form";
import { FormJobField } from "@/components/jobs/form-job-field";
import { capitalised } from "@/components/runs/count-words";
import { FormSelectField, type SelectOption } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { useHasRole, useMe } from "@/lib/client/me";
import { useMembers } from "@/lib/client/members";
import { eventCatalogue, eventTypes, severities } from "@/lib/core/event";
import { EventFields } from "./event-fields";
import { instantOf, type QuestionValues } from "./question";
import { WhenFields } from "./when-fields";

interface QuestionFormProps {
  values: QuestionValues;
  isAsking: boolean;
  onAsk: (values: QuestionValues) => void;
}

const typeOptions = eventTypes.map((value) => ({ value, label: eventCatalogue[value].label }));
const severityOptions = [
  { value: "", label: "As the rule says" },
  ...severities.map((value) => ({ value, label: capitalised(value) })),
];

export function QuestionForm({ values, isAsking, onAsk }: QuestionFormProps) {
  const { control, handleSubmit, setError } = useForm<QuestionValues>({ values });
  const { user } = { ...values, ...useWatch({ control }) };
  const people = usePeople(user);

  const submit = handleSubmit((entered) => {
    if (entered.when === "then" && instantOf(entered) === null) setError("moment", { message: "is missing" });
    else onAsk(entered);
  });

  return (
    <Box
      component="form"
      noValidate
      aria-label="What to simulate"
      onSubmit={(event) => void submit(event)}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5, maxWidth: 480 }}
    >
      <FormSelectField control={control} name="user" label="Person" options={people} />
      <FormSelectField control={control} name="type" label="Event" options={typeOptions} />
      <FormSelectField
        control={control}
        name="severity"
        label="Severity"
        options={severityOptions}
        placeholder="As the rule says"
      />
      <FormJobField
        control={control}
        name="job"
        label="Job"
        placeholder="None"
        help="Owner, mutes, silences and cooldown go by it."
      />
      <FormTextField
        control={control}
        name="target"
        label="Target"
        optional
        help="The name of a machine, if it is not the job’s own."
      />
      <EventFields control={control} />
      <WhenFields control={control} />
      <div>
        <Button type="submit" variant="contained" loading={isAsking}>
          Simulate
        </Button>
      </div>
    </Box>
  );
}

/** Members ask about themselves only. What the address names is a choice, too. */
function usePeople(chosen: string): SelectOption[] {
  const isAuthor = useHasRole("author");
  const me = useMe().data?.user;
  const members = useMembers().data?.data;
  const myself = { value: "me", label: me ? `Me (${me.name})` : "Me" };
  const others = (members ?? []).filter(({ user_id }) => user_id !== me?.id);
  const options = isAuthor
    ? [
        myself,
        { value: "everybody", label: "Everybody" },
        ...others.map(({ user_id, name }) => ({ value: user_id, label: name })),
      ]
    : [myself];
  const isKnown = options.some(({ value }) => value === chosen);
  return isKnown ? options : [...options, { value: chosen, label: chosen === me?.id ? me.name : chosen }];
}
