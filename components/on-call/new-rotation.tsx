"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MainAndSide } from "@/components/ui/main-and-side";
import { ErrorNotice } from "@/components/ui/error-notice";
import { PageHeader } from "@/components/ui/page-header";
import { useToast } from "@/components/ui/toast";
import { UnsavedChanges } from "@/components/ui/unsaved-changes";
import { useZone } from "@/components/ui/time-style";
import { useCreateRotation } from "@/lib/client/rotations";
import { FirstTurns } from "./first-turns";
import { RotationFields } from "./rotation-fields";
import { newRotationValues, rotationInput } from "./rotation-values";
import { useRotationForm } from "./use-rotation-form";

export function NewRotation() {
  const zone = useZone();
  const [stored] = useState(() => newRotationValues(zone, new Date()));
  const create = useCreateRotation();
  const toast = useToast();
  const router = useRouter();
  const entry = useRotationForm(stored, async (entered) => {
    const { name } = await create.mutateAsync(rotationInput(entered));
    toast({ state: "ok", message: `“${name}” is added. Choose it in a rule or a policy.` });
    router.replace("/escalations/on-call");
    return null;
  });
  const isLeaving = create.isPending || create.isSuccess;

  return (
    <MainAndSide
      head={
        <PageHeader
          title="Add rotation"
          back={{ label: "On call", href: "/escalations/on-call" }}
          sentence="People who are on call in turn, each for a week."
        />
      }
      main={
        <Box
          component="form"
          noValidate
          onSubmit={(event) => void entry.submit(event)}
          sx={{ display: "grid", gridTemplateColumns: "minmax(0, 640px)", gap: 5 }}
        >
          <RotationFields entry={entry} />
          {entry.changes.length > 0 && !isLeaving && <UnsavedChanges />}
          {entry.refusal !== null && <ErrorNotice error={entry.refusal} title="The rotation was not added" />}
          <Box sx={{ display: "flex", gap: 1 }}>
            <Button type="submit" variant="contained" color="primary" loading={isLeaving}>
              Add the rotation
            </Button>
            <Button href="/escalations/on-call">Cancel</Button>
          </Box>
        </Box>
      }
      side={<FirstTurns values={entry.values} />}
    />
  );
}
