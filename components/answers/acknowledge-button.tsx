"use client";

import Button from "@mui/material/Button";
import { useToast } from "@/components/ui/toast";
import { useAcknowledgeEvent } from "@/lib/client/events";

/** Says that the person takes care of an event. */
export function AcknowledgeButton({ eventId, size }: { eventId: string; size?: "small" }) {
  const acknowledge = useAcknowledgeEvent();
  const toast = useToast();
  return (
    <Button
      variant="outlined"
      color="secondary"
      size={size}
      loading={acknowledge.isPending}
      onClick={() =>
        acknowledge.mutate(eventId, {
          onSuccess: ({ who }) => toast({ state: "ok", message: `Acknowledged by ${who}.` }),
          onError: (error) => toast({ state: "failed", message: error.message }),
        })
      }
    >
      Acknowledge
    </Button>
  );
}
