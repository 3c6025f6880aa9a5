"use client";

import { useMemo } from "react";
import { usePageTitle } from "@/components/runs/use-page-title";
import { useToast } from "@/components/ui/toast";
import { useZone } from "@/components/ui/time-style";
import { isApiError } from "@/lib/client/api-error";
import { useUpdateJob } from "@/lib/client/job-definitions";
import type { JobView } from "@/lib/schemas/job";
import { StartJobButton } from "../start-job-button";
import { isChanged } from "./draft-state";
import { draftOf } from "./job-draft";
import { JobEditor } from "./job-editor";
import { changedFields, updateOf } from "./job-input";
import { draftKeyOf, useJobDraft } from "./use-job-draft";
import type { SaveRequest } from "./use-saving";

interface EditJobProps {
  job: JobView;
  userId: string;
  /** Asks for the job anew. */
  refresh: () => void;
}

export function EditJob({ job, userId, refresh }: EditJobProps) {
  const zone = useZone();
  const update = useUpdateJob();
  const toast = useToast();
  const stored = useMemo(() => ({ version: job.updated_at, draft: draftOf(job, zone) }), [job, zone]);
  const controls = useJobDraft(draftKeyOf(userId, job.key), stored);
  const { state } = controls;
  usePageTitle(`Edit ${job.name}`);

  const save = async ({ definition, draft, isOver }: SaveRequest) => {
    const fields = changedFields(state.stored.draft, draft);
    if (fields.length === 0) return;
    const body = {
      ...updateOf(definition, fields),
      ...(!isOver && { expected_updated_at: state.version }),
    };
    const saved = await update.mutateAsync({ key: job.key, ...body }).catch((error: unknown) => {
      if (isApiError(error, "conflict")) refresh();
      throw error;
    });
    controls.settle({ version: saved.updated_at, draft: draftOf(saved, zone) }, draft);
    toast({ state: "ok", message: "The job is saved. Runs that were made before keep their steps." });
  };

  return (
    <JobEditor
      title={`Edit ${job.name}`}
      back={{ label: job.name, href: `/jobs/${encodeURIComponent(job.key)}` }}
      controls={controls}
      save={save}
      action={
        job.kind === "builtin" && (
          <StartJobButton
            jobKey={job.key}
            label="Run now"
            refusal={refusalOf(job.enabled, isChanged(state))}
          />
        )
      }
    />
  );
}

function refusalOf(isEnabled: boolean, isTouched: boolean): string | undefined {
  if (isTouched) return "Save the changes first.";
  return isEnabled ? undefined : "The job is switched off.";
}
