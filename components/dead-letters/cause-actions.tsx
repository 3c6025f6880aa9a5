"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatExactCount } from "@/components/ui/format-count";
import { closeBatch, redriveBatch } from "@/lib/client/dead-letters";
import type { DeadLetterCause } from "@/lib/schemas/dead-letter";
import { messageCount } from "./dead-letter-words";
import { SendAllDialog } from "./send-all-dialog";
import type { useBatches } from "./use-batches";

interface CauseActionsProps {
  cause: DeadLetterCause;
  isBusy: boolean;
  onBatches: ReturnType<typeof useBatches>["start"];
}

export function CauseActions({ cause: given, isBusy, onBatches }: CauseActionsProps) {
  const [asked, setAsked] = useState<"send" | "aside" | null>(null);
  const { cause, count } = given;
  const close = () => setAsked(null);
  const sendAll = (template_id: string | undefined) =>
    onBatches("sent again", count, async () => {
      const { redriven, remaining } = await redriveBatch({ cause, template_id });
      return { done: redriven, remaining };
    });
  const putAside = () =>
    onBatches("put aside", count, async () => {
      const { closed, remaining } = await closeBatch({ cause });
      return { done: closed, remaining };
    });

  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
      <Button size="small" disabled={isBusy} onClick={() => setAsked("aside")}>
        Put aside
      </Button>
      <Button size="small" color="primary" disabled={isBusy} onClick={() => setAsked("send")}>
        {count === 1 ? "Send again" : `Send all ${formatExactCount(count)} again`}
      </Button>
      <SendAllDialog
        open={asked === "send"}
        cause={given}
        onSend={(templateId) => void sendAll(templateId)}
        onClose={close}
      />
      <ConfirmDialog
        open={asked === "aside"}
        title={`Put ${count === 1 ? "it" : `all ${formatExactCount(count)}`} aside?`}
        confirmLabel="Put aside"
        danger
        onConfirm={() => void putAside()}
        onClose={close}
      >
        {messageCount(count)} will not be sent and {count === 1 ? "leaves" : "leave"} this page. The history
        keeps {count === 1 ? "it" : "them"}, but nobody can send {count === 1 ? "it" : "them"} from there.
      </ConfirmDialog>
    </Box>
  );
}
