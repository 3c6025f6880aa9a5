"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useForm, useWatch } from "react-hook-form";
import { WhenFields } from "@/components/simulator/when-fields";
import {
  addressOfQuestion,
  instantOf,
  questionOf,
  readQuestion,
  type QuestionValues,
} from "@/components/simulator/question";
import { FormSelectField } from "@/components/ui/form-select-field";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { useJobs } from "@/lib/client/jobs";
import { useSimulation } from "@/lib/client/simulations";
import { eventCatalogue, eventTypes } from "@/lib/core/event";
import { MyMessages } from "./my-messages";

const typeOptions = eventTypes.map((value) => ({ value, label: eventCatalogue[value].label }));

/** What would reach the person of an event, by what is saved. Nothing is stored or sent. */
export function WhatWouldIGet({ zone }: { zone: string }) {
  const usual = readQuestion(() => null, zone);
  const { control } = useForm<QuestionValues>({ defaultValues: usual });
  const values: QuestionValues = { ...usual, ...useWatch({ control }) };
  const jobs = useJobs({ limit: 100 }).data?.data ?? [];
  const at = instantOf(values);
  const query = useSimulation(questionOf(values, at));
  const search = new URLSearchParams(
    Object.entries(addressOfQuestion(values)).flatMap(([key, value]) =>
      value === null ? [] : [[key, value]],
    ),
  );

  return (
    <Section title="What would I get?" sentence="By what is saved. Nothing is sent.">
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
        <FormSelectField control={control} name="type" label="Event" options={typeOptions} />
        <FormSelectField
          control={control}
          name="job"
          label="Job"
          placeholder="None"
          options={[
            { value: "", label: "None" },
            ...jobs.map(({ key, name }) => ({ value: key, label: name })),
          ]}
        />
        <WhenFields control={control} />
      </Box>
      <Box aria-busy={query.isPlaceholderData}>
        <QueryBoundary
          query={query}
          loading={<TimelineSkeleton rows={2} />}
          errorTitle="This could not be asked"
        >
          {(simulation) => <MyMessages simulation={simulation} type={values.type} isNow={at === null} />}
        </QueryBoundary>
      </Box>
      <Typography variant="body2" color="textSecondary">
        Every reason is in the <Link href={`/simulator?${search}`}>simulator</Link>.
      </Typography>
    </Section>
  );
}
