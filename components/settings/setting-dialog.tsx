"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useToast } from "@/components/ui/toast";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useChangeSettings, type AnySettings, type SettingsLevel } from "@/lib/client/settings";
import { isSecretField } from "@/lib/core/settings-fields";
import { changeWith, entryOf, type SettingEntry } from "./setting-change";
import { entryName, SettingField } from "./setting-field";
import type { SettingRow } from "./setting-rows";

interface SettingDialogProps {
  level: SettingsLevel;
  row: SettingRow;
  settings: AnySettings;
  open: boolean;
  onClose: () => void;
}

export function SettingDialog({ open, onClose, ...rest }: SettingDialogProps) {
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <SettingForm key={rest.row.setting.path} {...rest} titleId={titleId} onDone={onClose} />
    </Dialog>
  );
}

type SettingFormProps = Omit<SettingDialogProps, "open" | "onClose"> & {
  titleId: string;
  onDone: () => void;
};

function SettingForm({ level, row, settings, titleId, onDone }: SettingFormProps) {
  const { setting } = row;
  const form = useForm<SettingEntry>({ defaultValues: entryOf(row, settings) });
  const change = useChangeSettings(level);
  const toast = useToast();
  const name = entryName(setting);
  // What is said about other fields has no place here, and is shown with its name.
  const at = `/${setting.path.replaceAll(".", "/")}`;
  const fields = { [`/document${at}`]: name, [`/secrets/${setting.path}`]: name };
  const { submit, refusal } = useFormSubmit(form, fields, async (entered) => {
    const reading = changeWith(setting, entered);
    if (reading.problem !== undefined)
      return form.setError(name, { message: reading.problem }, { shouldFocus: true });
    await change.mutateAsync(reading.change);
    toast({ state: "ok", message: `${setting.label} is saved. It counts from the next event on.` });
    onDone();
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogTitle id={titleId}>{`Change ${setting.label}`}</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5 }}>
        <SettingField
          control={form.control}
          setting={setting}
          secret={isSecretField(setting.path) ? settings.secrets[setting.path] : undefined}
        />
        {refusal !== null && <ErrorNotice error={refusal} title="The setting was not saved" />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={change.isPending}>
          Save
        </Button>
      </DialogActions>
    </form>
  );
}
