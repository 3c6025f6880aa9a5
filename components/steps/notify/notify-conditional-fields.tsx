"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useRef } from "react";
import { problemsWithin } from "@/components/jobs/editor/problem-path";
import type { ConfigFieldsProps } from "@/components/steps/config-fields";
import { problemAt } from "@/components/steps/problem-at";
import { PlusIcon } from "@/components/ui/icons";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { ActionList } from "./action-list";
import { BranchCard } from "./branch-card";
import {
  addBranch,
  branchesIn,
  MAX_BRANCHES,
  moved,
  otherwiseIn,
  withBranches,
  withOtherwise,
  type BranchValues,
} from "./branch-values";
import { branchesWords } from "./branch-words";
import { NotifyFieldsFrame } from "./notify-fields-frame";
import { SendOnInput } from "./send-on-input";
import { useMovedFocus } from "./use-moved-focus";
import { useRowIds } from "./use-row-ids";

/** Branches in their order, of which the first whose condition holds is taken, and what is sent when none does. */
export function NotifyConditionalFields({ config, onChange, problems, idPrefix }: ConfigFieldsProps) {
  const branches = branchesIn(config);
  const otherwise = otherwiseIn(config);
  const rows = useRowIds(branches.length);
  const { list, last, note } = useMovedFocus<HTMLOListElement>();
  const add = useRef<HTMLButtonElement>(null);
  const count = branches.length;
  const change = (next: readonly BranchValues[]) => onChange(withBranches(config, next));

  return (
    <NotifyFieldsFrame id={`${idPrefix}-branches`}>
      <Typography>{branchesWords(branches, otherwise)}</Typography>
      <Box
        component="ol"
        ref={list}
        aria-label="Branches"
        sx={{ display: "grid", gap: 1.5, gridTemplateColumns: "minmax(0, 1fr)" }}
      >
        {branches.map((branch, index) => (
          <Box component="li" key={rows.ids[index] ?? `new ${index}`} data-row={index}>
            <BranchCard
              branch={branch}
              onChange={(next) => change(branches.with(index, next))}
              problems={problemsWithin(problems, `branches.${index}`)}
              idPrefix={`${idPrefix}-branch-${rows.ids[index] ?? index}`}
              index={index}
              count={count}
              onMove={(to, direction) => {
                rows.move(index, to);
                note({ to, direction });
                change(moved(branches, index, to));
              }}
              onRemove={() => {
                rows.remove(index);
                note(null);
                change(branches.toSpliced(index, 1));
                add.current?.focus();
              }}
            />
          </Box>
        ))}
      </Box>
      <VisuallyHidden role="status">
        {last && `The branch is now number ${last.to + 1} of ${count}.`}
      </VisuallyHidden>
      {count < MAX_BRANCHES && (
        <Button
          ref={add}
          size="small"
          startIcon={<PlusIcon />}
          onClick={() => {
            rows.add();
            note(null);
            change(addBranch(branches));
          }}
          sx={{ justifySelf: "start" }}
        >
          Add a branch
        </Button>
      )}
      <Box
        role="group"
        aria-label="Otherwise"
        sx={{ display: "grid", gap: 1, gridTemplateColumns: "minmax(0, 1fr)" }}
      >
        <Typography variant="h4" component="p">
          Otherwise
        </Typography>
        <Typography variant="body2" color="textSecondary">
          When no condition holds. Without a message, nothing is sent then.
        </Typography>
        <ActionList
          where="otherwise"
          actions={otherwise}
          onChange={(actions) => onChange(withOtherwise(config, actions))}
          problems={problemsWithin(problems, "otherwise")}
          idPrefix={`${idPrefix}-otherwise`}
        />
      </Box>
      <SendOnInput config={config} onChange={onChange} problem={problemAt(problems, "send_on")} />
    </NotifyFieldsFrame>
  );
}
