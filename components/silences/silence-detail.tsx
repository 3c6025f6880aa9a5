"use client";

import { useMemo } from "react";
import { MainAndSide } from "@/components/ui/main-and-side";
import { EditForm } from "@/components/ui/edit-form";
import { useToast } from "@/components/ui/toast";
import { useZone } from "@/components/ui/time-style";
import { useHasRole } from "@/lib/client/me";
import { useUpdateSilence } from "@/lib/client/silences";
import type { SilenceView } from "@/lib/schemas/silence";
import { SilenceFacts, SilenceSettings } from "./silence-facts";
import { SilenceFields } from "./silence-fields";
import { SilenceHead } from "./silence-head";
import { silenceInput, silenceValuesOf } from "./silence-values";
import { useSilenceForm } from "./use-silence-form";

export function SilenceDetail({ silence }: { silence: SilenceView }) {
  const isAuthor = useHasRole("author");
  return (
    <MainAndSide
      head={<SilenceHead silence={silence} isAuthor={isAuthor} />}
      main={isAuthor ? <SilenceForm silence={silence} /> : <SilenceSettings silence={silence} />}
      side={<SilenceFacts silence={silence} />}
    />
  );
}

function SilenceForm({ silence }: { silence: SilenceView }) {
  const zone = useZone();
  const stored = useMemo(() => silenceValuesOf(silence, zone), [silence, zone]);
  const update = useUpdateSilence(silence.id);
  const toast = useToast();
  const entry = useSilenceForm(stored, async (entered) => {
    const saved = await update.mutateAsync(silenceInput(entered, { zone, now: new Date() }, silence));
    toast({ state: "ok", message: "The silence is saved." });
    return silenceValuesOf(saved, zone);
  });
  return (
    <EditForm entry={entry} isSaving={update.isPending} saveLabel="Save silence">
      <SilenceFields entry={entry} isNew={false} />
    </EditForm>
  );
}
