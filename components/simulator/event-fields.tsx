"use client";

import Button from "@mui/material/Button";
import { useState } from "react";
import { useWatch, type Control } from "react-hook-form";
import { FormListField } from "@/components/ui/form-list-field";
import { FormTextField } from "@/components/ui/form-text-field";
import type { QuestionValues } from "./question";

/** What conditions of rules may ask about. Mostly nobody needs it, so it is open only when it says something. */
export function EventFields({ control }: { control: Control<QuestionValues> }) {
  const [run, title, message, details] = useWatch({ control, name: ["run", "title", "message", "details"] });
  const isSaid = Boolean(run || title || message || details.length > 0);
  const [isOpen, setIsOpen] = useState(isSaid);
  if (!isOpen && !isSaid)
    return (
      <div>
        <Button onClick={() => setIsOpen(true)}>What the event says…</Button>
      </div>
    );
  return (
    <>
      <FormTextField control={control} name="title" label="Title" optional />
      <FormTextField control={control} name="message" label="Message" optional rows={2} />
      <FormListField
        control={control}
        name="details"
        label="Details"
        optional
        placeholder="rows: 5"
        help="Name and value. One a line."
      />
      <FormTextField
        control={control}
        name="run"
        label="Run"
        optional
        mono
        help="Id of a run that there was: the event is about it and its job."
      />
    </>
  );
}
