"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { useToast } from "@/components/ui/toast";
import { useDeleteSuppression } from "@/lib/client/suppressions";
import type { SuppressionView } from "@/lib/schemas/suppression";

const reasons: Record<SuppressionView["reason"], { word: string; warning: string }> = {
  unsubscribed: {
    word: "Asked for no more mail",
    warning: "They asked for no more mail themselves. Let it get mail again only when they want it.",
  },
  address_refused: {
    word: "Refused by their mail server",
    warning: "When the address is refused again, it comes back to this list.",
  },
};

export function SuppressionRow({ suppression }: { suppression: SuppressionView }) {
  const { id, address, reason, detail, created_at } = suppression;
  const [isAsking, setIsAsking] = useState(false);
  const remove = useDeleteSuppression();
  const toast = useToast();
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        alignItems: "center",
        justifyContent: "space-between",
        flexWrap: "wrap",
        columnGap: 2,
        px: 1.5,
        py: 1,
        "& + li": { borderTop: 1, borderColor: "line.soft" },
      }}
    >
      <Box sx={{ minWidth: 0, flex: "1 1 240px" }}>
        <Typography variant="h3" component="p" noWrap title={address}>
          {address}
        </Typography>
        <Typography variant="body2" component="p" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          {reasons[reason].word}
          {detail && `: ${detail}`}, <RelativeTime at={created_at} />
        </Typography>
      </Box>
      <Button
        size="small"
        variant="text"
        aria-label={`Let ${address} get mail again`}
        onClick={() => setIsAsking(true)}
      >
        Let it get mail again
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={`Let ${address} get mail again?`}
        confirmLabel="Let it get mail"
        onConfirm={async () => {
          await remove.mutateAsync(id);
          toast({ state: "ok", message: `${address} gets mail again.` });
        }}
        onClose={() => setIsAsking(false)}
      >
        {reasons[reason].warning}
      </ConfirmDialog>
    </Box>
  );
}
