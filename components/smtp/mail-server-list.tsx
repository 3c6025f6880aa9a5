"use client";

import Box from "@mui/material/Box";
import { useEffect, useRef } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { MailServerView } from "@/lib/schemas/mail-server";
import { MailServerRow } from "./mail-server-row";
import { useServerOrder } from "./use-server-order";

/** The servers in the order in which they are tried, to be put into another one. */
export function MailServerList({ servers }: { servers: readonly MailServerView[] }) {
  const { shown, move, last, spoken } = useServerOrder(servers);
  const list = useRef<HTMLOListElement>(null);

  // The row that moved keeps the focus, on the button that still leads somewhere.
  useEffect(() => {
    if (!last) return;
    const row = list.current?.querySelector(`[data-server="${last.id}"]`);
    const same = row?.querySelector<HTMLElement>(`button[data-move="${last.direction}"]:not(:disabled)`);
    (same ?? row?.querySelector<HTMLElement>("button[data-move]:not(:disabled)"))?.focus();
  }, [last]);

  return (
    <>
      <Box
        component="ol"
        ref={list}
        aria-label="Mail servers"
        sx={{ border: 1, borderColor: "divider", borderRadius: 1, overflow: "hidden" }}
      >
        {shown.map((server, index) => (
          <MailServerRow
            key={server.id}
            server={server}
            number={index + 1}
            count={shown.length}
            onMove={(direction) => move(server.id, direction)}
          />
        ))}
      </Box>
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
    </>
  );
}
