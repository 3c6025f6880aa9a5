"use client";

import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { MessagePage } from "@/components/shell/message-page";
import { RetryIcon } from "@/components/ui/icons";
import { IdText } from "@/components/ui/id-text";

function digestOf(error: unknown): string | null {
  const hasDigest = error instanceof Error && "digest" in error && typeof error.digest === "string";
  return hasDigest ? String(error.digest) : null;
}

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  return (
    <MessagePage
      drawing="broken"
      title="This page broke"
      actions={
        <>
          <Button variant="contained" color="primary" startIcon={<RetryIcon />} onClick={() => retry()}>
            Try again
          </Button>
          <Button href="/">Go to Home</Button>
        </>
      }
    >
      Runs and notifications go on without it. Try again; if it breaks once more, the server log says why
      {digest ? " under this reference:" : "."}
      {digest && (
        <Typography component="div" sx={{ mt: 1 }}>
          <IdText id={digest} noun="reference" full />
        </Typography>
      )}
    </MessagePage>
  );
}
