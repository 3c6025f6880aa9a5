"use client";

import Button from "@mui/material/Button";
import { simulatorHref } from "@/components/simulator/question";
import { useHasRole, useMe } from "@/lib/client/me";
import type { NotificationView } from "@/lib/schemas/notification";

/** To the same question with the rules of today. Members ask about themselves only. */
export function SimulateLink({ notification }: { notification: NotificationView }) {
  const { event_type, user_id, severity, job, run_id, purpose, created_at } = notification;
  const me = useMe().data?.user?.id;
  const isAuthor = useHasRole("author");
  if (event_type === null || purpose !== "trigger") return null;
  if (!isAuthor && (user_id === null || user_id !== me)) return null;
  const href = simulatorHref({
    user: user_id,
    type: event_type,
    severity,
    job: job?.key ?? null,
    run: run_id,
    at: created_at,
  });
  return (
    <Button size="small" href={href}>
      Simulate this
    </Button>
  );
}
