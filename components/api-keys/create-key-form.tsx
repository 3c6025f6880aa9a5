"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/ui/error-notice";
import { placeErrors } from "@/components/ui/field-errors";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { useCreateApiKey } from "@/lib/client/api-keys";
import { expiresAt, expiries, KeyValues } from "./key-values";
import { ScopesField } from "./scopes-field";

interface CreateKeyFormProps {
  titleId: string;
  onCreated: (created: NonNullable<ReturnType<typeof useCreateApiKey>["data"]>) => void;
  onCancel: () => void;
}

const fields = { "/name": "name", "/scopes": "scopes", "/expires_at": "expiry" } as const;

export function CreateKeyForm({ titleId, onCreated, onCancel }: CreateKeyFormProps) {
  const { control, handleSubmit, setError } = useForm<KeyValues>({
    resolver: zodResolver(KeyValues),
    defaultValues: { name: "", scopes: ["runs:write", "events:write"], expiry: "never" },
  });
  const create = useCreateApiKey();
  const [refusal, setRefusal] = useState<unknown>(null);

  const submit = handleSubmit(async ({ name, scopes, expiry }) => {
    setRefusal(null);
    try {
      onCreated(await create.mutateAsync({ name, scopes, expires_at: expiresAt(expiry) }));
    } catch (error) {
      setRefusal(placeErrors(error, setError, fields));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogTitle id={titleId}>Make an API key</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5 }}>
        <Typography color="textSecondary">
          A key acts as you: it never may more than your role does, and it ends when you leave.
        </Typography>
        <FormTextField
          control={control}
          name="name"
          label="Name"
          autoComplete="off"
          placeholder="backup server"
          help="Where it is used, so that you know which one to revoke."
        />
        <ScopesField control={control} />
        <FormSelectField control={control} name="expiry" label="Expires" options={expiries} />
        {refusal !== null && <ErrorNotice error={refusal} title="The key was not made" />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={create.isPending}>
          Make the key
        </Button>
      </DialogActions>
    </form>
  );
}
