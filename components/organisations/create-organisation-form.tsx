"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useForm, useWatch } from "react-hook-form";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormTextField } from "@/components/ui/form-text-field";
import { useToast } from "@/components/ui/toast";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useCreateOrganisation } from "@/lib/client/organisations";
import { OrganisationValues, slugOf } from "./organisation-values";
import { useSwitchTo } from "./use-switch-to";

const resolver = zodResolver(OrganisationValues);
const fields = { "/name": "name", "/slug": "slug" } as const;

export function CreateOrganisationForm({ titleId, onDone }: { titleId: string; onDone: () => void }) {
  const form = useForm<OrganisationValues>({ resolver, defaultValues: { name: "", slug: "" } });
  const { control } = form;
  const name = useWatch({ control, name: "name" });
  const create = useCreateOrganisation();
  const switchTo = useSwitchTo();
  const toast = useToast();
  const { submit, refusal } = useFormSubmit(form, fields, async (entered) => {
    const made = await create.mutateAsync({ name: entered.name, slug: entered.slug || slugOf(entered.name) });
    toast({
      state: "ok",
      message: `${made.name} is made. You are its admin.`,
      action: { label: "Switch to it", onSelect: () => switchTo(made.id) },
    });
    onDone();
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogTitle id={titleId}>Make an organisation</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5 }}>
        <FormTextField
          control={control}
          name="name"
          label="Name"
          autoComplete="off"
          placeholder="Northwind"
          help="It stands in the navigation and in messages, and can be changed."
        />
        <FormTextField
          control={control}
          name="slug"
          label="Short name"
          optional
          mono
          autoComplete="off"
          placeholder={slugOf(name) || "northwind"}
          help="For imports and programs. It stays as it is."
        />
        {refusal !== null && <ErrorNotice error={refusal} title="The organisation was not made" />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={create.isPending}>
          Make the organisation
        </Button>
      </DialogActions>
    </form>
  );
}
