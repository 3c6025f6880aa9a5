"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useToast } from "@/components/ui/toast";
import { useZone } from "@/components/ui/time-style";
import { useCreateJob } from "@/lib/client/job-definitions";
import { JobEditor } from "./job-editor";
import { startingDraft, type StartName } from "./starting-points";
import { draftKeyOf, useJobDraft } from "./use-job-draft";

interface NewJobProps {
  start: StartName;
  userId: string;
}

export function NewJob({ start, userId }: NewJobProps) {
  const zone = useZone();
  const create = useCreateJob();
  const toast = useToast();
  const router = useRouter();
  const stored = useMemo(() => ({ version: "", draft: startingDraft(start, zone) }), [start, zone]);
  const controls = useJobDraft(draftKeyOf(userId, `new ${start}`), stored);
  return (
    <JobEditor
      isNew
      title="New job"
      back={{ label: "Starting points", href: "/jobs/new" }}
      controls={controls}
      save={async ({ definition }) => {
        const job = await create.mutateAsync(definition);
        controls.forget();
        toast({ state: "ok", message: `“${job.name}” is created.` });
        router.replace(`/jobs/${encodeURIComponent(job.key)}`);
      }}
    />
  );
}
