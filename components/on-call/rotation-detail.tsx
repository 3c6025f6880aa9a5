"use client";

import { useMemo } from "react";
import { MainAndSide } from "@/components/ui/main-and-side";
import { EditForm } from "@/components/ui/edit-form";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { useToast } from "@/components/ui/toast";
import { useHasRole } from "@/lib/client/me";
import { useUpdateRotation } from "@/lib/client/rotations";
import type { RotationView } from "@/lib/schemas/rotation";
import { OnCallNow } from "./on-call-now";
import { Overrides } from "./overrides";
import { RotationFacts } from "./rotation-facts";
import { RotationFields } from "./rotation-fields";
import { RotationHead } from "./rotation-head";
import { RotationTurns } from "./rotation-turns";
import { rotationInput, rotationValuesOf } from "./rotation-values";
import { absentWords } from "./rotation-words";
import { useRotationForm } from "./use-rotation-form";

export function RotationDetail({ rotation }: { rotation: RotationView }) {
  const isAuthor = useHasRole("author");
  const absent = absentWords(rotation.members);
  return (
    <MainAndSide
      head={<RotationHead rotation={rotation} isAuthor={isAuthor} />}
      main={
        <>
          <Section title="Now and next">
            <OnCallNow rotation={rotation} />
            <RotationTurns rotation={rotation} />
            <Overrides rotation={rotation} />
            {absent !== null && <Note state="attention">{absent}</Note>}
          </Section>
          {isAuthor && <EditedRotation rotation={rotation} />}
        </>
      }
      side={<RotationFacts rotation={rotation} />}
    />
  );
}

function EditedRotation({ rotation }: { rotation: RotationView }) {
  const stored = useMemo(() => rotationValuesOf(rotation), [rotation]);
  const update = useUpdateRotation(rotation.id);
  const toast = useToast();
  const entry = useRotationForm(stored, async (entered) => {
    const saved = await update.mutateAsync(rotationInput(entered));
    toast({ state: "ok", message: "The rotation is saved." });
    return rotationValuesOf(saved);
  });
  return (
    <EditForm entry={entry} isSaving={update.isPending} saveLabel="Save rotation">
      <RotationFields entry={entry} />
    </EditForm>
  );
}
