"use client";

import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { CodeView } from "@/components/ui/code-view";
import { ShownOnce } from "@/components/ui/shown-once";
import { basePath } from "@/lib/base-path";
import type { useCreateApiKey } from "@/lib/client/api-keys";
import { keyExample } from "./key-example";

interface NewKeyProps {
  created: NonNullable<ReturnType<typeof useCreateApiKey>["data"]>;
  titleId: string;
  onDone: () => void;
}

export function NewKey({ created: { name, key, scopes }, titleId, onDone }: NewKeyProps) {
  return (
    <>
      <DialogTitle id={titleId}>{name} is made</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
        <Typography color="textSecondary">
          Copy the key now: it is shown this once, and nobody can show it again.
        </Typography>
        <ShownOnce text={key} copyLabel="Copy the key" testId="api-key" />
        <CodeView
          label="Try it"
          text={keyExample(`${window.location.origin}${basePath}`, key, scopes)}
          wraps
        />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" color="primary" onClick={onDone}>
          I have copied it
        </Button>
      </DialogActions>
    </>
  );
}
