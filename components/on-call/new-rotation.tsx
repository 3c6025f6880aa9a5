"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { MainAndSide } from "@/components/ui/main-and-side";
import { NewForm } from "@/components/ui/new-form";
import { PageHeader } from "@/components/ui/page-header";
import { useToast } from "@/components/ui/toast";
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
        <NewForm noun="rotation" entry={entry} isLeaving={isLeaving} cancelHref="/escalations/on-call">
          <RotationFields entry={entry} />
        </NewForm>
      }
      side={<FirstTurns values={entry.values} />}
    />
  );
}
