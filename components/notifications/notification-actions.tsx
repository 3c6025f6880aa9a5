"use client";

import Button from "@mui/material/Button";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useNavigate } from "@/components/ui/use-navigate";
import { useHasRole } from "@/lib/client/me";
import {
  useCancelNotification,
  useReleaseNotification,
  useRetryNotification,
} from "@/lib/client/notifications";
import type { NotificationView } from "@/lib/schemas/notification";
import { changesOf, type Change } from "./notification-changes";

export function NotificationActions({ notification }: { notification: NotificationView }) {
  const { id } = notification;
  const navigate = useNavigate();
  const mutations = {
    retry: useRetryNotification(),
    cancel: useCancelNotification(),
    release: useReleaseNotification(),
  };
  const [asked, setAsked] = useState<Change | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const toast = useToast();
  const isAuthor = useHasRole("author");
  if (!isAuthor) return null;

  const change = async ({ name, done }: Change) => {
    const changed = await mutations[name].mutateAsync(id);
    const open = { label: "Open it", onSelect: () => navigate(`/notifications/${changed.id}`) };
    toast({ state: "ok", message: done, ...(changed.id !== id && { action: open }) });
  };
  const changeAtOnce = (chosen: Change) =>
    void change(chosen).catch((error: Error) => toast({ state: "failed", message: error.message }));
  const start = (chosen: Change) => {
    if (!chosen.question) return changeAtOnce(chosen);
    setAsked(chosen);
    setIsAsking(true);
  };

  return (
    <>
      {changesOf(notification)
        .toSorted((a, b) => Number(a.isPrimary) - Number(b.isPrimary))
        .map((offered) => (
          <Button
            key={offered.name}
            variant={offered.isPrimary ? "contained" : "outlined"}
            color={offered.isPrimary ? "primary" : "secondary"}
            loading={mutations[offered.name].isPending}
            onClick={() => start(offered)}
          >
            {offered.label}
          </Button>
        ))}
      {asked?.question && (
        <ConfirmDialog
          open={isAsking}
          title={asked.question.title}
          confirmLabel={asked.question.confirmLabel}
          cancelLabel="Leave it"
          danger={asked.question.isDangerous}
          onConfirm={() => change(asked)}
          onClose={() => setIsAsking(false)}
        >
          {asked.question.text}
        </ConfirmDialog>
      )}
    </>
  );
}
