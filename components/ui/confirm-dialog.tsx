"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useId, useState, type ReactNode } from "react";
import { ErrorNotice } from "./error-notice";
import { TypeToConfirm } from "./type-to-confirm";
import { useFocusOnMount } from "./use-focus-on-mount";

export interface ConfirmDialogProps {
  open: boolean;
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  typing?: string;
  onConfirm: () => void | Promise<unknown>;
  onClose: () => void;
}

export function ConfirmDialog({ open, onClose, ...rest }: ConfirmDialogProps) {
  const titleId = useId();
  const textId = useId();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
    >
      <ConfirmForm {...rest} onClose={onClose} titleId={titleId} textId={textId} />
    </Dialog>
  );
}

type ConfirmFormProps = Omit<ConfirmDialogProps, "open"> & { titleId: string; textId: string };

function ConfirmForm(props: ConfirmFormProps) {
  const {
    title,
    children,
    confirmLabel,
    cancelLabel = "Cancel",
    danger,
    typing,
    onConfirm,
    onClose,
    titleId,
    textId,
  } = props;
  const [typed, setTyped] = useState("");
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const first = useFocusOnMount<HTMLButtonElement>(typing === undefined);
  const isAllowed = typing === undefined || typed.trim() === typing;

  const confirm = async () => {
    setIsPending(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsPending(false);
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isAllowed && !isPending) void confirm();
      }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography id={textId} component="div" color="textSecondary">
            {children}
          </Typography>
          {typing !== undefined && <TypeToConfirm expected={typing} value={typed} onChange={setTyped} />}
          {error !== null && <ErrorNotice error={error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button ref={danger ? first : undefined} onClick={onClose}>
          {cancelLabel}
        </Button>
        <Button
          ref={danger ? undefined : first}
          type="submit"
          variant="contained"
          color={danger ? "error" : "primary"}
          loading={isPending}
          disabled={!isAllowed}
        >
          {confirmLabel}
        </Button>
      </DialogActions>
    </form>
  );
}
