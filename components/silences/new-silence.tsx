"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { Missing } from "@/components/runs/missing";
import { NewForm } from "@/components/ui/new-form";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { FormSkeleton } from "@/components/ui/skeletons";
import { useToast } from "@/components/ui/toast";
import { useZone } from "@/components/ui/time-style";
import { isApiError } from "@/lib/client/api-error";
import { useJob } from "@/lib/client/jobs";
import { useCreateSilence } from "@/lib/client/silences";
import { SilenceFields } from "./silence-fields";
import { newSilenceValues, silenceInput, type Named, type Span } from "./silence-values";
import { useSilenceForm } from "./use-silence-form";

interface NewSilenceProps {
  /** The key of the job that is filled in; null: none. */
  jobKey: string | null;
  span: Span;
}

export function NewSilence({ jobKey, span }: NewSilenceProps) {
  return jobKey === null ? (
    <NewSilenceForm job={null} span={span} />
  ) : (
    <NewSilenceOfJob jobKey={jobKey} span={span} />
  );
}

function NewSilenceOfJob({ jobKey, span }: { jobKey: string; span: Span }) {
  const query = useJob(jobKey);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="job" listHref="/jobs" listLabel="All jobs" />;
  return (
    <QueryBoundary
      query={query}
      loading={<FormSkeleton fields={6} />}
      errorTitle="The job could not be loaded"
    >
      {({ id, name }) => <NewSilenceForm key={id} job={{ id, name }} span={span} />}
    </QueryBoundary>
  );
}

function NewSilenceForm({ job, span }: { job: Named | null; span: Span }) {
  const zone = useZone();
  const { id, name } = job ?? {};
  const stored = useMemo(
    () => newSilenceValues(zone, span, id !== undefined && name !== undefined ? { id, name } : null),
    [zone, span, id, name],
  );
  const create = useCreateSilence();
  const toast = useToast();
  const router = useRouter();
  const entry = useSilenceForm(stored, async (entered) => {
    const made = await create.mutateAsync(silenceInput(entered, { zone, now: new Date() }, null));
    toast({ state: "ok", message: `“${made.name}” ${made.state === "active" ? "is on" : "is saved"}.` });
    router.replace(`/silences/${made.id}`);
    return null;
  });
  const isLeaving = create.isPending || create.isSuccess;

  return (
    <>
      <PageHeader
        title="Add silence"
        back={{ label: "Silences", href: "/silences" }}
        sentence={`For planned work, or a trouble that is known. Times are in ${zone.replaceAll("_", " ")}.`}
      />
      <NewForm noun="silence" entry={entry} isLeaving={isLeaving} cancelHref="/silences">
        <SilenceFields entry={entry} isNew />
      </NewForm>
    </>
  );
}
