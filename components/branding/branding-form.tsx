"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import { useMemo } from "react";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { SaveBar } from "@/components/ui/save-bar";
import { useToast } from "@/components/ui/toast";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useStoredForm } from "@/components/ui/use-stored-form";
import { useUpdateBranding } from "@/lib/client/branding";
import { useHasRole } from "@/lib/client/me";
import type { BrandingView } from "@/lib/schemas/branding";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";
import { BrandingPreview } from "./branding-preview";
import { brandingChangeWords, brandingInputOf, BrandingValues, brandingValuesOf } from "./branding-values";
import { ColorField } from "./color-field";
import { LogoField } from "./logo-field";

const resolver = zodResolver(BrandingValues);

const fields = {
  "/color": "color",
  "/footer": "footer",
  "/logo": "logo",
  "/layout_template_id": "layout_template_id",
} as const;

interface BrandingFormProps {
  branding: BrandingView;
  surroundings: TemplateSurroundings;
}

export function BrandingForm({ branding, surroundings }: BrandingFormProps) {
  const isReadOnly = !useHasRole("admin");
  const saved = useMemo(() => brandingValuesOf(branding), [branding]);
  const { form, base, values } = useStoredForm(saved, resolver);
  const { control, reset } = form;
  const update = useUpdateBranding();
  const toast = useToast();
  const layouts = surroundings.parts.filter(({ notification_type }) => notification_type === "layout");

  const { submit, refusal, forgetRefusal } = useFormSubmit(form, fields, async (entered) => {
    reset(brandingValuesOf(await update.mutateAsync(brandingInputOf(entered))));
    toast({ state: "ok", message: "The branding is saved. The next mail has it." });
  });

  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 420px) minmax(0, 1fr)" },
        columnGap: 6,
        rowGap: 5,
        alignItems: "start",
      }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 3 }}>
          <LogoField control={control} stored={branding.logo_url} disabled={isReadOnly} />
          <ColorField control={control} disabled={isReadOnly} />
          <FormTextField
            control={control}
            name="footer"
            label="Footer"
            optional
            rows={3}
            disabled={isReadOnly}
            help="The last line of every mail, such as who runs this and where to ask."
          />
          <FormSelectField
            control={control}
            name="layout_template_id"
            label="Layout"
            disabled={isReadOnly}
            placeholder="Runbell’s own"
            options={[
              { value: "", label: "Runbell’s own" },
              ...layouts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            help={
              layouts.length === 0
                ? "A template of the type Layout can take its place."
                : "What stands around templates that ask for the organisation’s layout."
            }
          />
        </Box>
        {!isReadOnly && (
          <SaveBar
            changes={brandingChangeWords(base, values)}
            isSaving={update.isPending}
            error={refusal}
            saveLabel="Save branding"
            onDiscard={() => {
              reset(saved);
              forgetRefusal();
            }}
          />
        )}
      </form>
      <Box sx={{ position: { lg: "sticky" }, top: 80, minWidth: 0 }}>
        <BrandingPreview values={values} storedLogo={branding.logo_url} surroundings={surroundings} />
      </Box>
    </Box>
  );
}
