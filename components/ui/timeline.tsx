"use client";

import { styled } from "@mui/material/styles";
import type { TimelineItem } from "./timeline-item";
import { TimelineRow } from "./timeline-row";

const List = styled("ol")({ display: "grid", gridTemplateColumns: "minmax(0, 1fr)" });

export function Timeline({ label, items, zone }: { label: string; items: TimelineItem[]; zone?: string }) {
  return (
    <List aria-label={label}>
      {items.map((item) => (
        <TimelineRow key={item.id} item={item} zone={zone} />
      ))}
    </List>
  );
}
