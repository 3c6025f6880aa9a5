"use client";

import Box from "@mui/material/Box";
import { FormDateTimeField } from "@/components/ui/form-date-time-field";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { EventTypesField, JobsField, TargetsField } from "./cover-fields";
import { ScheduleFields } from "./schedule-fields";
import { isQuick, spanLabels, spans } from "./silence-values";
import type { SilenceForm } from "./use-silence-form";

interface SilenceFieldsProps {
  entry: SilenceForm;
  isNew: boolean;
}

export function SilenceFields({ entry: { form, values }, isNew }: SilenceFieldsProps) {
  const { control } = form;
  const coversAll = [values.jobs, values.targets, values.event_types].every((list) => list.length === 0);
  return (
    <>
      <Section
        title="What"
        sentence="An event must fit everything that is chosen here. It is recorded as always, and nobody is told."
      >
        <JobsField control={control} />
        <TargetsField control={control} />
        <EventTypesField control={control} />
        {coversAll && <Note state="attention">It silences every event of the organisation.</Note>}
        <FormSwitchField
          control={control}
          name="except_critical"
          label="Critical events come through"
          help="A system error, or what a program reports as critical, is told all the same."
        />
      </Section>
      <Section title="When">
        <TimeFields entry={{ form, values }} isNew={isNew} />
        <ScheduleFields control={control} values={values} />
      </Section>
      <Section title="Why">
        <FormTextField
          control={control}
          name="name"
          label="Name"
          placeholder="Move to the new data centre"
          autoComplete="off"
          help="Whoever looks for a message that did not come reads it."
        />
        <FormTextField control={control} name="comment" label="Comment" optional rows={2} />
      </Section>
    </>
  );
}

interface TimeFieldsProps {
  entry: Pick<SilenceForm, "form" | "values">;
  isNew: boolean;
}

function TimeFields({ entry: { form, values }, isNew }: TimeFieldsProps) {
  const { control } = form;
  const offered = spans.filter((span) => isNew || !isQuick(span));
  return (
    <>
      <FormSelectField
        control={control}
        name="span"
        label="How long"
        options={offered.map((value) => ({ value, label: spanLabels[value] }))}
        help={isQuick(values.span) ? "It begins as soon as you save it." : undefined}
      />
      {!isQuick(values.span) && (
        <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap", "& > *": { flex: "0 1 220px" } }}>
          <FormDateTimeField
            control={control}
            name="starts_at"
            label="Starts"
            optional={isNew}
            help={isNew ? "Empty: as soon as you save it." : undefined}
          />
          {values.span === "until" && <FormDateTimeField control={control} name="ends_at" label="Ends" />}
        </Box>
      )}
    </>
  );
}
