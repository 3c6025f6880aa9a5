"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormDateTimeField } from "@/components/ui/form-date-time-field";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useToast } from "@/components/ui/toast";
import { useZone } from "@/components/ui/time-style";
import { useCreateRotationOverride } from "@/lib/client/rotations";
import type { MeView } from "@/lib/schemas/account";
import type { RotationView } from "@/lib/schemas/rotation";
import { newTakeOverValues, takeOverFields, takeOverInput, TakeOverValues } from "./take-over-values";
import { TakerField } from "./taker-field";

interface TakeOverFormProps {
  rotation: Pick<RotationView, "id" | "name">;
  me: MeView;
  titleId: string;
  onClose: () => void;
}

export function TakeOverForm({ rotation: { id, name }, me, titleId, onClose }: TakeOverFormProps) {
  const zone = useZone();
  const create = useCreateRotationOverride(id);
  const toast = useToast();
  const form = useForm<TakeOverValues>({
    resolver: zodResolver(TakeOverValues),
    defaultValues: newTakeOverValues(me.user?.id ?? "", { zone, now: new Date() }),
  });
  const { submit, refusal } = useFormSubmit(form, takeOverFields, async (entered) => {
    await create.mutateAsync(takeOverInput(entered, zone));
    toast({ state: "ok", message: `The turn in ${name} is taken over.` });
    onClose();
  });
  const { control } = form;

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogTitle id={titleId}>Take over {name}</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5 }}>
        {me.role !== "member" && <TakerField control={control} />}
        <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap", "& > *": { flex: "0 1 220px" } }}>
          <FormDateTimeField
            control={control}
            name="starts_at"
            label="From"
            optional
            help="Empty: from now on."
          />
          <FormDateTimeField
            control={control}
            name="ends_at"
            label="Until"
            help={`Times are in ${zone.replaceAll("_", " ")}.`}
          />
        </Box>
        {refusal !== null && <ErrorNotice error={refusal} title="The turn was not taken over" />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={create.isPending}>
          Take over
        </Button>
      </DialogActions>
    </form>
  );
}
