"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useEffect, useId, useRef } from "react";
import { stepTypeLabel } from "@/components/runs/step-type-label";
import { configForms } from "@/components/steps/config-forms";
import { SelectInput } from "@/components/steps/fields/select-input";
import { SpanInput } from "@/components/steps/fields/span-input";
import { SwitchInput } from "@/components/steps/fields/switch-input";
import { TextInput } from "@/components/steps/fields/text-input";
import { isNotifyStep } from "@/lib/core/step";
import type { StepDraft } from "./job-draft";
import { problemsWithin } from "./problem-path";

interface StepFormProps {
  step: StepDraft;
  index: number;
  count: number;
  problems: ReadonlyMap<string, string>;
  /** The name waits to be typed. */
  isNew: boolean;
  onChange: (change: Partial<Omit<StepDraft, "id">>) => void;
}

export function StepForm({ step, index, count, problems, isNew, onChange }: StepFormProps) {
  const headingId = useId();
  const name = useRef<HTMLInputElement>(null);
  const Fields = configForms[step.type];

  useEffect(() => {
    if (isNew) name.current?.select();
  }, [isNew]);

  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5 }}
    >
      <Typography id={headingId} variant="h2" component="h3">
        Step {index + 1} of {count}: {stepTypeLabel(step.type)}
      </Typography>
      <TextInput
        label="Name"
        inputRef={name}
        maxLength={120}
        value={step.name}
        onChange={(next) => onChange({ name: next })}
        error={problems.get("name")}
        help="Templates find the step's result by it."
      />
      <Fields
        config={step.config}
        onChange={(config) => onChange({ config })}
        problems={problemsWithin(problems, "config")}
        idPrefix={step.id}
      />
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
          gap: 2.5,
          pt: 2.5,
          borderTop: 1,
          borderColor: "divider",
        }}
      >
        <SelectInput
          label={isNotifyStep(step.type) ? "If the message cannot be made" : "If it fails"}
          value={step.on_error}
          options={[
            { value: "continue", label: "The job goes on" },
            { value: "fail_job", label: "The job fails" },
          ]}
          onChange={(next) => onChange({ on_error: next })}
          help={onErrorHelp(step)}
          error={problems.get("on_error")}
        />
        <SpanInput
          label="Time limit"
          optional
          unit="minute"
          placeholder="None"
          seconds={step.timeout_seconds}
          onChange={(next) => onChange({ timeout_seconds: next })}
          help="A step that takes longer has failed."
          error={problems.get("timeout_seconds")}
        />
        <SwitchInput
          label="Switched on"
          isOn={step.enabled}
          onChange={(next) => onChange({ enabled: next })}
          help="Off: runs skip it."
        />
      </Box>
    </Box>
  );
}

function onErrorHelp({ type, on_error }: StepDraft): string {
  if (on_error === "continue") return "The next step is done as if nothing had happened.";
  return isNotifyStep(type)
    ? "Nothing else is done but the messages about the failure."
    : "The steps after it are left out; messages about the failure are still sent.";
}
