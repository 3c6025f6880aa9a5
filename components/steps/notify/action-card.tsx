"use client";

import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { describeStep } from "@/components/jobs/step-words";
import { ChevronDownIcon, ChevronRightIcon } from "@/components/ui/icons";
import { StateIcon } from "@/components/ui/state-icon";
import { kindOfStep } from "@/lib/core/step";
import type { JsonObject } from "@/lib/schemas/field";
import type { ActionValues } from "./branch-values";
import { actionLabels } from "./branch-words";
import { MoveButtons } from "./move-buttons";
import { NotifyChannelFields } from "./notify-channel-fields";
import { NotifyEmailFields } from "./notify-email-fields";

interface ActionCardProps {
  /** “Message 2 of branch 1” */
  name: string;
  action: ActionValues;
  onChange: (config: JsonObject) => void;
  /** Of its configuration. */
  problems: ReadonlyMap<string, string>;
  idPrefix: string;
  startsOpen: boolean;
  index: number;
  count: number;
  onMove: (to: number, direction: "up" | "down") => void;
  onRemove: () => void;
}

/** A message of a branch: one line of what it does, and its form. */
export function ActionCard(props: ActionCardProps) {
  const { name, action, onChange, problems, idPrefix, startsOpen, ...buttons } = props;
  const [isOpen, setIsOpen] = useState(startsOpen);
  const id = useId();
  const fields = { config: action.config, onChange, problems, idPrefix, isInBranch: true };
  return (
    <Box
      role="group"
      aria-label={`${name}: ${actionLabels[action.type]}`}
      sx={{ border: 1, borderColor: "divider", borderRadius: 1 }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, pr: 0.5 }}>
        <ButtonBase
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
          sx={{ flex: 1, minWidth: 0, gap: 1, justifyContent: "flex-start", p: 1, textAlign: "left" }}
        >
          {isOpen ? <ChevronDownIcon /> : <ChevronRightIcon />}
          <Typography component="span" sx={{ fontWeight: "fontWeightMedium", flexShrink: 0 }}>
            {actionLabels[action.type]}
          </Typography>
          {problems.size > 0 && <StateIcon state="failed" label="Has problems" />}
          {!isOpen && (
            <Typography component="span" variant="body2" color="textSecondary" noWrap>
              {describeStep(action) ?? "Not complete yet."}
            </Typography>
          )}
        </ButtonBase>
        <MoveButtons name={name} {...buttons} />
      </Box>
      <Box id={id} hidden={!isOpen} sx={{ p: 1.5, borderTop: 1, borderColor: "divider" }}>
        {isOpen &&
          (action.type === "notify.email" ? (
            <NotifyEmailFields {...fields} />
          ) : (
            <NotifyChannelFields {...fields} kind={kindOfStep[action.type]} />
          ))}
      </Box>
    </Box>
  );
}
