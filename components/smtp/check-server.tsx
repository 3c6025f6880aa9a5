"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormTextField } from "@/components/ui/form-text-field";
import { Section } from "@/components/ui/section";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { useCheckMailServer } from "@/lib/client/mail-servers";
import { useMe } from "@/lib/client/me";
import { doctorSteps } from "@/lib/schemas/mail-server";
import { DoctorTimeline } from "./doctor-timeline";
import { AddressField, serverInput, ServerValues } from "./server-values";
import type { ServerForm } from "./use-server-form";

const CheckValues = z.object({ to: z.literal("").or(AddressField) });
type CheckValues = z.infer<typeof CheckValues>;

/** Goes through the conversation with the server as the form stands, saved or not. */
export function CheckServer({ entry, id }: { entry: ServerForm; id?: string }) {
  const { data: me } = useMe();
  const { control, handleSubmit } = useForm<CheckValues>({
    resolver: zodResolver(CheckValues),
    defaultValues: { to: "" },
  });
  const check = useCheckMailServer();
  const submit = handleSubmit(async ({ to }) => {
    await entry.form.trigger(undefined, { shouldFocus: true });
    const { data: entered } = ServerValues.safeParse(entry.form.getValues());
    if (entered) check.mutate({ ...serverInput(entered), id, ...(to !== "" && { to }) });
  });

  return (
    <Section title="Check this server" sentence="With what stands in the form, saved or not.">
      <Box
        component="form"
        noValidate
        onSubmit={(event) => void submit(event)}
        sx={{ display: "grid", gap: 2 }}
      >
        <FormTextField
          control={control}
          name="to"
          type="email"
          label="Send a test mail to"
          optional
          autoComplete="email"
          placeholder={me?.user?.email}
          help="Empty: everything is checked, and no mail is sent."
        />
        <Box>
          <Button type="submit" loading={check.isPending}>
            Check this server
          </Button>
        </Box>
      </Box>
      <Box role="status" aria-busy={check.isPending}>
        {check.isPending && (
          <Box sx={{ display: "grid", gap: 2 }}>
            <Typography variant="body2" color="textSecondary">
              Asking the server; it may take up to 25 s.
            </Typography>
            <TimelineSkeleton rows={doctorSteps.length} />
          </Box>
        )}
        {check.isError && <ErrorNotice error={check.error} title="The check could not be made" />}
        {check.data && !check.isPending && <DoctorTimeline report={check.data} />}
      </Box>
    </Section>
  );
}
