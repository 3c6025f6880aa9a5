"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useRef } from "react";
import { PlusIcon } from "@/components/ui/icons";
import { useToast } from "@/components/ui/toast";
import { maxParameters } from "@/lib/core/parameter";
import type { ParameterDraft } from "./job-draft";
import { makeId } from "./make-id";
import type { PanelProps } from "./panel-props";
import { newParameter } from "./parameter-draft";
import { ParameterFields } from "./parameter-fields";
import { problemsWithin } from "./problem-path";

export function ParametersPanel({ draft, change, problems }: PanelProps) {
  const { parameters } = draft;
  const toast = useToast();
  const add = useRef<HTMLButtonElement>(null);
  const update = (next: (parameters: ParameterDraft[]) => ParameterDraft[]) =>
    change((current) => ({ parameters: next(current.parameters) }));

  const remove = (parameter: ParameterDraft, index: number) => {
    update((current) => current.filter(({ id }) => id !== parameter.id));
    add.current?.focus();
    toast({
      message: parameter.name ? `“${parameter.name}” is deleted.` : "The parameter is deleted.",
      undo: () => update((current) => current.toSpliced(index, 0, parameter)),
    });
  };

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 720px)", gap: 2 }}>
      <Typography color="textSecondary">
        {draft.kind === "builtin" ? (
          <>
            What a run may be given: asked for when somebody starts the job by hand, and there for the steps
            as{" "}
            <Typography component="span" variant="code" noWrap>
              {"{{ job.parameters.name }}"}
            </Typography>
            . Runs by the schedule take the defaults.
          </>
        ) : (
          "What the program may report with a run. Names that stand here are checked."
        )}
      </Typography>
      {parameters.length > 0 && (
        <Box component="ul" aria-label="Parameters" sx={{ display: "grid", gap: 1.5 }}>
          {parameters.map((parameter, index) => (
            <ParameterFields
              key={parameter.id}
              parameter={parameter}
              index={index}
              problems={problemsWithin(problems, `parameters.${index}`)}
              onChange={(changed) =>
                update((current) =>
                  current.map((one) => (one.id === parameter.id ? { ...one, ...changed } : one)),
                )
              }
              onRemove={() => remove(parameter, index)}
            />
          ))}
        </Box>
      )}
      {parameters.length < maxParameters && (
        <Button
          ref={add}
          startIcon={<PlusIcon />}
          onClick={() => update((current) => [...current, newParameter(makeId())])}
          sx={{ justifySelf: "start" }}
        >
          Add a parameter
        </Button>
      )}
    </Box>
  );
}
