"use client";

import { styled } from "@mui/material/styles";
import { useRef } from "react";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useUrlState } from "@/components/ui/use-url-state";
import type { DeadLetterCause } from "@/lib/schemas/dead-letter";
import { CauseItem } from "./cause-item";
import type { useBatches } from "./use-batches";

const List = styled("ul")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  "& > li + li": { borderTop: `1px solid ${theme.vars.palette.divider}` },
}));

interface CauseListProps {
  causes: readonly DeadLetterCause[];
  isBusy: boolean;
  onBatches: ReturnType<typeof useBatches>["start"];
}

/** One cause is open at a time, as the address says; j and k move over them. */
export function CauseList({ causes, isBusy, onBatches }: CauseListProps) {
  const list = useRef<HTMLUListElement>(null);
  const url = useUrlState();
  const open = url.get("cause");
  useRowKeys(list, (step) => {
    const heads = [...(list.current?.querySelectorAll<HTMLElement>("[aria-expanded][data-head]") ?? [])];
    const at = heads.findIndex((head) => head === document.activeElement);
    heads[Math.max(0, Math.min(heads.length - 1, at + step))]?.focus();
  });

  return (
    <List ref={list} aria-label="Causes" data-rows>
      {causes.map((cause) => (
        <CauseItem
          key={cause.cause}
          cause={cause}
          isOpen={cause.cause === open}
          isBusy={isBusy}
          onToggle={() => url.set({ cause: cause.cause === open ? null : cause.cause })}
          onBatches={onBatches}
        />
      ))}
    </List>
  );
}
