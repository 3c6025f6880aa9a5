"use client";

import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import type { OneTimeLink } from "@/lib/schemas/member";
import { LinkToHandOn } from "./link-to-hand-on";

interface HandedOnProps {
  titleId: string;
  title: string;
  link: OneTimeLink;
  email: string;
  onDone: () => void;
}

/** The end of a dialog that made a link. */
export function HandedOn({ titleId, title, link, email, onDone }: HandedOnProps) {
  return (
    <>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <LinkToHandOn link={link} email={email} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" color="primary" autoFocus onClick={onDone}>
          Done
        </Button>
      </DialogActions>
    </>
  );
}
