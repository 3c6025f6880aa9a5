"use client";

import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import { Choice } from "@/components/ui/choice";
import { Note } from "@/components/ui/note";
import { conditionToText, emptyCondition, type ConditionGroup } from "@/lib/core/condition-tree";
import { textToCondition } from "@/lib/core/read-condition";
import { ConditionGroupFields } from "./condition-group";
import type { ConditionSubject } from "./condition-values";

const ways = [
  { value: "build", label: "Build" },
  { value: "text", label: "Text" },
] as const;
export type ConditionWay = (typeof ways)[number]["value"];

interface WayChoiceProps {
  way: ConditionWay;
  onChange: (way: ConditionWay) => void;
}

export function ConditionWayChoice({ way, onChange }: WayChoiceProps) {
  return <Choice label="How the condition is entered" value={way} options={ways} onChange={onChange} />;
}

interface ConditionBuilderProps {
  subject: ConditionSubject;
  /** “Condition” */
  label: string;
  way: ConditionWay;
  /** An expression of the template language. */
  value: string;
  onChange: (condition: string) => void;
  error?: string;
  /** What holds without a condition. */
  whenEmpty: ReactNode;
  /** The field for those who write it. */
  textField: ReactNode;
}

/** A condition, built or written as an expression. */
export function ConditionBuilder(props: ConditionBuilderProps) {
  const { subject, label, way, value, onChange, error, whenEmpty, textField } = props;
  const [built, setBuilt] = useState<ConditionGroup>(emptyCondition);
  // What is built says more than its text, a group of one row for instance; what was set from outside goes before it.
  const tree = conditionToText(built) === value ? built : textToCondition(value, subject.fields);
  const change = (next: ConditionGroup) => {
    setBuilt(next);
    onChange(conditionToText(next));
  };

  return (
    <>
      {way === "build" && tree === null && (
        <Note state="neutral">Written by hand: only its text can show it.</Note>
      )}
      {way === "build" && tree ? (
        <>
          {tree.parts.length === 0 && <Typography>{whenEmpty}</Typography>}
          <ConditionGroupFields
            subject={subject}
            label={label}
            depth={0}
            group={tree}
            onChange={(next) => change(next ?? emptyCondition)}
          />
          {error && (
            <FormHelperText error role="alert">
              {error}
            </FormHelperText>
          )}
        </>
      ) : (
        textField
      )}
    </>
  );
}
