"use client";

import Box from "@mui/material/Box";
import { useEffect, useRef, useState } from "react";
import { useFieldArray, useFormState, type Control } from "react-hook-form";
import { FormFrame } from "@/components/ui/form-frame";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { AddMember } from "./add-member";
import { MemberRow, type Direction } from "./member-row";
import type { RotationValues } from "./rotation-values";

interface Move {
  direction: Direction;
  to: number;
}

/** Who takes turns, in the order of the turns. */
export function MembersField({ control }: { control: Control<RotationValues> }) {
  const members = useFieldArray({ control, name: "members" });
  const { errors } = useFormState({ control, name: "members" });
  const list = useRef<HTMLOListElement>(null);
  const [last, setLast] = useState<Move | null>(null);
  const count = members.fields.length;
  const moved = last && members.fields[last.to];

  // The row that moved keeps the focus, on the button that still leads somewhere.
  useEffect(() => {
    if (!last) return;
    const row = list.current?.querySelector(`[data-member="${last.to}"]`);
    const same = row?.querySelector<HTMLElement>(`button[data-move="${last.direction}"]:not(:disabled)`);
    (same ?? row?.querySelector<HTMLElement>("button[data-move]:not(:disabled)"))?.focus();
  }, [last]);

  const move = (at: number, direction: Direction) => {
    const to = direction === "up" ? at - 1 : at + 1;
    if (to < 0 || to >= count) return;
    members.move(at, to);
    setLast({ direction, to });
  };

  return (
    <FormFrame
      label="Who takes turns"
      help="In this order, each for a week. A person may have several turns."
      error={errors.members?.message ?? errors.members?.root?.message}
    >
      {({ inputId, describedBy }) => (
        <Box sx={{ display: "grid", gap: 1 }}>
          {count > 0 && (
            <Box
              component="ol"
              ref={list}
              aria-label="Turns"
              sx={{ border: 1, borderColor: "divider", borderRadius: 1, overflow: "hidden" }}
            >
              {members.fields.map(({ id, name }, index) => (
                <MemberRow
                  key={id}
                  name={name}
                  number={index + 1}
                  count={count}
                  onMove={(direction) => move(index, direction)}
                  onRemove={() => {
                    members.remove(index);
                    setLast(null);
                  }}
                />
              ))}
            </Box>
          )}
          <AddMember
            id={inputId}
            describedBy={describedBy}
            onAdd={(member) => {
              members.append(member, { shouldFocus: false });
              setLast(null);
            }}
          />
          <VisuallyHidden role="status">
            {last && moved && `${moved.name} has turn ${last.to + 1} of ${count}.`}
          </VisuallyHidden>
        </Box>
      )}
    </FormFrame>
  );
}
