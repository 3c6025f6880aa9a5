"use client";

import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import { useState } from "react";
import { problemsWithin } from "@/components/jobs/editor/problem-path";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { ActionCard } from "./action-card";
import { AddAction } from "./add-action";
import { MAX_ACTIONS, moved, type ActionValues } from "./branch-values";
import { useMovedFocus } from "./use-moved-focus";
import { useRowIds } from "./use-row-ids";

interface ActionListProps {
  /** “branch 1” */
  where: string;
  actions: readonly ActionValues[];
  onChange: (actions: ActionValues[]) => void;
  /** By their places in the list: “0.config.recipients”. */
  problems: ReadonlyMap<string, string>;
  idPrefix: string;
}

/** The messages of a branch, in the order in which they are sent. */
export function ActionList({ where, actions, onChange, problems, idPrefix }: ActionListProps) {
  const rows = useRowIds(actions.length);
  const { list, last, note } = useMovedFocus<HTMLUListElement>();
  const [added, setAdded] = useState<number | null>(null);
  const count = actions.length;

  return (
    <>
      {count > 0 && (
        <Box
          component="ul"
          ref={list}
          sx={{ display: "grid", gap: 1, gridTemplateColumns: "minmax(0, 1fr)" }}
        >
          {actions.map((action, index) => (
            <Box component="li" key={rows.ids[index] ?? `new ${index}`} data-row={index}>
              <ActionCard
                name={`Message ${index + 1} of ${where}`}
                action={action}
                onChange={(config) => onChange(actions.with(index, { ...action, config }))}
                problems={problemsWithin(problems, `${index}.config`)}
                idPrefix={`${idPrefix}-${rows.ids[index] ?? index}`}
                startsOpen={index === added}
                index={index}
                count={count}
                onMove={(to, direction) => {
                  rows.move(index, to);
                  note({ to, direction });
                  onChange(moved(actions, index, to));
                }}
                onRemove={() => {
                  rows.remove(index);
                  note(null);
                  onChange(actions.toSpliced(index, 1));
                }}
              />
            </Box>
          ))}
        </Box>
      )}
      <VisuallyHidden role="status">
        {last && `The message is now number ${last.to + 1} of ${count}.`}
      </VisuallyHidden>
      {problems.get("") && (
        <FormHelperText error role="alert">
          {count === 0 ? "Add a message." : problems.get("")}
        </FormHelperText>
      )}
      {count < MAX_ACTIONS && (
        <AddAction
          where={where}
          onAdd={(type) => {
            rows.add();
            note(null);
            setAdded(count);
            onChange([...actions, { type, config: {} }]);
          }}
        />
      )}
    </>
  );
}
