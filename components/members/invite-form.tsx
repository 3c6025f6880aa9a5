"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useForm, useWatch } from "react-hook-form";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useCreateInvitation } from "@/lib/client/invitations";
import { roles } from "@/lib/core/actor";
import type { MadeInvitation } from "@/lib/schemas/invitation";
import { InviteValues } from "./invite-values";
import { roleWords } from "./member-words";

const resolver = zodResolver(InviteValues);
const fields = { "/email": "email", "/role": "role" } as const;
const roleOptions = roles.map((value) => ({ value, label: roleWords[value].label }));

interface InviteFormProps {
  titleId: string;
  onMade: (made: MadeInvitation) => void;
  onCancel: () => void;
}

export function InviteForm({ titleId, onMade, onCancel }: InviteFormProps) {
  const form = useForm<InviteValues>({ resolver, defaultValues: { email: "", role: "author" } });
  const { control } = form;
  const role = useWatch({ control, name: "role" });
  const create = useCreateInvitation();
  const { submit, refusal } = useFormSubmit(form, fields, async (entered) => {
    onMade(await create.mutateAsync(entered));
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogTitle id={titleId}>Invite somebody</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5 }}>
        <FormTextField
          control={control}
          name="email"
          type="email"
          label="Email"
          autoComplete="off"
          placeholder="bob@example.org"
          help="They sign in with it, and their messages go to it."
        />
        <FormSelectField
          control={control}
          name="role"
          label="Role"
          options={roleOptions}
          help={roleWords[role].may}
        />
        {refusal !== null && <ErrorNotice error={refusal} title="Nobody was invited" />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={create.isPending}>
          Make the invitation
        </Button>
      </DialogActions>
    </form>
  );
}
