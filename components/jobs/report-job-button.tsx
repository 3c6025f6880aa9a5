"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { PlusIcon } from "@/components/ui/icons";
import { ReportSnippets } from "./report-snippets";

/** A reported job is made by its first run, so the way to add one is to show how. */
export function ReportJobButton() {
  const [isOpen, setIsOpen] = useState(false);
  const titleId = useId();
  const close = () => setIsOpen(false);
  return (
    <>
      <Button variant="contained" color="primary" startIcon={<PlusIcon />} onClick={() => setIsOpen(true)}>
        Add a job
      </Button>
      <Dialog open={isOpen} onClose={close} maxWidth="md" fullWidth aria-labelledby={titleId}>
        <DialogTitle id={titleId}>Add a job</DialogTitle>
        <DialogContent sx={{ display: "grid", gap: 2 }}>
          <Typography color="textSecondary">
            Let the program that does the job report its runs. The job appears with the first one, under the
            key in the address; change it to your own.
          </Typography>
          <ReportSnippets jobKey="nightly-backup" />
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>Done</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
