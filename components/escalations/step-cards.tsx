"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, useRef, useState } from "react";
import { useFieldArray } from "react-hook-form";
import { PlusIcon } from "@/components/ui/icons";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { MAX_ESCALATION_STEPS } from "@/lib/core/escalation";
import { newStep } from "./policy-values";
import { StepCard, type StepMove } from "./step-card";
import type { PolicyForm } from "./use-policy-form";
import type { RecipientChoices } from "./use-recipient-choices";

interface StepCardsProps {
  entry: Pick<PolicyForm, "form" | "values">;
  choices: RecipientChoices;
}

interface Move {
  direction: StepMove;
  to: number;
}

/** The steps in their order, to be put into another one. */
export function StepCards({ entry: { form, values }, choices }: StepCardsProps) {
  const { control } = form;
  const steps = useFieldArray({ control, name: "steps" });
  const count = steps.fields.length;
  const list = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const [last, setLast] = useState<Move | null>(null);

  // The card that moved keeps the focus, on the button that still leads somewhere.
  useEffect(() => {
    if (!last) return;
    const card = list.current?.querySelector(`[data-step="${last.to}"]`);
    const same = card?.querySelector<HTMLElement>(`button[data-move="${last.direction}"]:not(:disabled)`);
    (same ?? card?.querySelector<HTMLElement>("button[data-move]:not(:disabled)"))?.focus();
  }, [last]);

  const move = (at: number, direction: StepMove) => {
    const to = direction === "up" ? at - 1 : at + 1;
    if (to < 0 || to >= count) return;
    steps.move(at, to);
    setLast({ direction, to });
  };
  const append = () => {
    steps.append({ ...newStep }, { shouldFocus: true, focusName: `steps.${count}.recipients` });
    setLast(null);
  };

  return (
    <>
      <Box component="ol" ref={list} aria-label="Steps" sx={{ display: "grid", gap: 1.5 }}>
        {steps.fields.map(({ id }, index) => (
          <StepCard
            key={id}
            control={control}
            index={index}
            count={count}
            step={values.steps[index] ?? newStep}
            choices={choices}
            onMove={(direction) => move(index, direction)}
            onRemove={() => {
              steps.remove(index);
              setLast(null);
              add.current?.focus();
            }}
          />
        ))}
      </Box>
      <VisuallyHidden role="status">
        {last && `The step is now number ${last.to + 1} of ${count}.`}
      </VisuallyHidden>
      {count < MAX_ESCALATION_STEPS && (
        <Button ref={add} startIcon={<PlusIcon />} onClick={append} sx={{ justifySelf: "start" }}>
          Add a step
        </Button>
      )}
    </>
  );
}
