"use client";

import type { Control } from "react-hook-form";
import { FormListField } from "@/components/ui/form-list-field";
import { FormTextField } from "@/components/ui/form-text-field";
import type { ServerValues } from "./server-values";

export function SenderFields({ control }: { control: Control<ServerValues> }) {
  return (
    <>
      <FormTextField
        control={control}
        name="from_email"
        type="email"
        label="From address"
        placeholder="bell@example.org"
        help="The server has to allow it."
      />
      <FormTextField control={control} name="from_name" label="From name" optional placeholder="Runbell" />
      <FormTextField
        control={control}
        name="reply_to"
        type="email"
        label="Reply-to"
        optional
        help="Where answers go; the from address when empty."
      />
      <FormListField
        control={control}
        name="cc"
        label="Copies to"
        optional
        placeholder="archive@example.org"
        help="Of every mail over this server, one address a line."
      />
      <FormTextField
        control={control}
        name="subject_prefix"
        label="Subject prefix"
        optional
        placeholder="[prod]"
        help="Stands before every subject."
      />
    </>
  );
}
