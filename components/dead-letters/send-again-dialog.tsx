"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { useToast } from "@/components/ui/toast";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useNavigate } from "@/components/ui/use-navigate";
import { useRedrive } from "@/lib/client/dead-letters";
import type { DeadLetter, DeadLetterCause } from "@/lib/schemas/dead-letter";
import {
  redriveBody,
  sendAgainDefaults,
  sendAgainSchema,
  sourceOptions,
  takesAddress,
  type SendAgainValues,
} from "./send-again-values";

interface SendAgainDialogProps {
  /** Null: closed. */
  letter: DeadLetter | null;
  cause: DeadLetterCause;
  onClose: () => void;
}

export function SendAgainDialog({ letter, cause, onClose }: SendAgainDialogProps) {
  // What was last edited stays to be seen while the dialog fades out.
  const [shown, setShown] = useState(letter);
  if (letter && letter !== shown) setShown(letter);
  const titleId = useId();
  return (
    <Dialog open={letter !== null} onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      {shown && (
        <SendAgainForm key={shown.id} letter={shown} cause={cause} titleId={titleId} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface SendAgainFormProps {
  letter: DeadLetter;
  cause: DeadLetterCause;
  titleId: string;
  onClose: () => void;
}

const fields = { "/recipient": "recipient", "/template_id": "source" } as const;

function SendAgainForm({ letter, cause, titleId, onClose }: SendAgainFormProps) {
  const form = useForm<SendAgainValues>({
    resolver: zodResolver(sendAgainSchema(letter)),
    defaultValues: sendAgainDefaults(letter, cause),
  });
  const redrive = useRedrive();
  const toast = useToast();
  const navigate = useNavigate();
  const { submit, refusal } = useFormSubmit<SendAgainValues>(form, fields, async (values) => {
    const { notifications } = await redrive.mutateAsync(redriveBody(letter, cause, values));
    const [made] = notifications;
    toast(
      made
        ? {
            state: "ok",
            message: "It is on its way again.",
            action: { label: "Open it", onSelect: () => navigate(`/notifications/${made.id}`) },
          }
        : { state: "attention", message: "Somebody was faster: it was sent again or put aside." },
    );
    onClose();
  });
  const { control } = form;

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogTitle id={titleId}>Edit and send again</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5 }}>
        {letter.detail && (
          <Typography variant="code" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
            {letter.detail}
          </Typography>
        )}
        {takesAddress(letter) ? (
          <FormTextField
            control={control}
            name="recipient"
            label="Recipient"
            type="email"
            autoComplete="off"
            help="Another address is for this message only: correct it where it is kept, too."
          />
        ) : (
          <Typography variant="body2">
            To {letter.recipient}: the settings of the channel say where that is.
          </Typography>
        )}
        <FormSelectField control={control} name="source" label="Made from" options={sourceOptions(cause)} />
        {refusal !== null && <ErrorNotice error={refusal} title="It was not sent" />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={redrive.isPending}>
          Send again
        </Button>
      </DialogActions>
    </form>
  );
}
