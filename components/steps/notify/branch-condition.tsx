"use client";

import Box from "@mui/material/Box";
import FormLabel from "@mui/material/FormLabel";
import { useMemo, useRef, useState } from "react";
import { TextInput } from "@/components/steps/fields/text-input";
import { InsertVariable } from "@/components/steps/insert-variable";
import { useJobAtHand } from "@/components/steps/job-at-hand";
import {
  ConditionBuilder,
  ConditionWayChoice,
  type ConditionWay,
} from "@/components/triggers/condition-builder";
import type { ConditionSubject } from "@/components/triggers/condition-values";
import { checkedCondition, runStartRow } from "./run-condition";
import { runConditionFields } from "@/lib/core/condition-field";

interface BranchConditionProps {
  /** “Condition of branch 1” */
  label: string;
  value: string;
  onChange: (condition: string) => void;
  problem: string | undefined;
}

/** When a branch is taken: built of what is known of the run, or written as an expression. */
export function BranchCondition({ label, value, onChange, problem }: BranchConditionProps) {
  const job = useJobAtHand();
  const [way, setWay] = useState<ConditionWay>("build");
  const input = useRef<HTMLTextAreaElement>(null);
  const subject = useMemo<ConditionSubject>(() => {
    const ofSteps = runConditionFields.filter(({ path }) => path.startsWith("steps.*"));
    return {
      fields: runConditionFields,
      startRow: runStartRow,
      names: {
        ...Object.fromEntries(ofSteps.map(({ path }) => [path, job?.stepNames ?? []])),
        "job.parameters": Object.keys(job?.parameters ?? {}),
      },
    };
  }, [job]);
  const error = checkedCondition(value) ?? problem;

  return (
    <Box sx={{ display: "grid", gap: 1.5, gridTemplateColumns: "minmax(0, 1fr)" }}>
      <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 2 }}>
        <FormLabel component="span">If</FormLabel>
        <ConditionWayChoice way={way} onChange={setWay} />
      </Box>
      <ConditionBuilder
        subject={subject}
        label={label}
        way={way}
        value={value}
        onChange={onChange}
        error={error}
        whenEmpty="Say when these messages are sent."
        textField={
          <TextInput
            label={label}
            value={value}
            onChange={onChange}
            error={error}
            help="An expression of the template language, such as job.failed_steps > 1. When it cannot be worked out, the step fails."
            rows={3}
            mono
            maxLength={4000}
            inputRef={input}
            after={<InsertVariable input={input} value={value} onChange={onChange} as="expression" />}
          />
        }
      />
    </Box>
  );
}
