"use client";

import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { FormError } from "@/components/auth/form-error";
import { StateIcon } from "@/components/ui/state-icon";
import { useUnsubscribe } from "@/lib/client/suppressions";

export function Unsubscribe({ token, question }: { token: string; question: string }) {
  const unsubscribe = useUnsubscribe();
  if (unsubscribe.data)
    return (
      <Box sx={{ display: "grid", gap: 2, overflowWrap: "anywhere" }}>
        <Alert severity="success" role="status" icon={<StateIcon state="ok" size={16} label="Done" />}>
          {unsubscribe.data.text}
        </Alert>
        <Typography color="textSecondary">
          You can close this page. To get them again, change your preferences in Runbell, or ask an admin.
        </Typography>
      </Box>
    );
  return (
    <Box sx={{ display: "grid", gap: 2, overflowWrap: "anywhere" }}>
      <Typography>{question}</Typography>
      {unsubscribe.error && <FormError>{unsubscribe.error.message}</FormError>}
      <Button
        variant="contained"
        color="primary"
        size="large"
        loading={unsubscribe.isPending}
        onClick={() => unsubscribe.mutate(token)}
      >
        Unsubscribe
      </Button>
      <Typography variant="body2" color="textSecondary">
        Nothing changes until you press the button.
      </Typography>
    </Box>
  );
}
