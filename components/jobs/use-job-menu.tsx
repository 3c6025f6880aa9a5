"use client";

import { ClockIcon, DownloadIcon, RunsIcon, SlidersIcon, ToggleIcon, TrashIcon } from "@/components/ui/icons";
import type { OverflowItem } from "@/components/ui/overflow-menu";
import { problemSentence } from "@/components/ui/problem";
import { saveFile } from "@/components/ui/save-file";
import { useToast } from "@/components/ui/toast";
import { useExportJob, useUpdateJob } from "@/lib/client/job-definitions";
import { useHasRole } from "@/lib/client/me";
import type { JobSummary } from "@/lib/schemas/job";
import { scheduleInputOf } from "@/lib/schemas/schedule-input";
import { useStartJob } from "./use-start-job";

/** What can be done with a job. Deleting asks first: show a DeleteJob when `onDelete` is called. */
export function useJobMenu(job: JobSummary, onDelete: () => void): OverflowItem[] {
  const { start } = useStartJob();
  const { change } = useChangeJob(job);
  const upkeep = useJobUpkeep(job, onDelete);
  const isAuthor = useHasRole("author");
  const { key, kind, enabled, schedule } = job;
  if (!isAuthor) return upkeep;

  const run: OverflowItem = {
    label: "Run now",
    icon: <RunsIcon />,
    disabled: !enabled,
    onSelect: () => start(key),
  };
  const edit: OverflowItem = {
    label: "Edit",
    icon: <SlidersIcon />,
    href: `/jobs/${encodeURIComponent(key)}/edit`,
  };
  const pause: OverflowItem | null = schedule && {
    label: schedule.paused ? "Resume the schedule" : "Pause the schedule",
    icon: <ClockIcon />,
    onSelect: () =>
      change(
        { schedule: { ...scheduleInputOf(schedule), paused: !schedule.paused } },
        schedule.paused ? "The schedule goes on." : "The schedule is paused.",
      ),
  };
  return [...(kind === "builtin" ? [run] : []), edit, ...(pause ? [pause] : []), ...upkeep];
}

/** The same without what the job's own page has buttons for. */
export function useJobUpkeep(job: JobSummary, onDelete: () => void): OverflowItem[] {
  const { change } = useChangeJob(job);
  const ask = useExportJob();
  const toast = useToast();
  const isAuthor = useHasRole("author");
  const { key, name, enabled } = job;

  const toggle: OverflowItem = {
    label: enabled ? "Switch off" : "Switch on",
    icon: <ToggleIcon />,
    onSelect: () => change({ enabled: !enabled }, `${name} is switched ${enabled ? "off" : "on"}.`),
  };
  const save: OverflowItem = {
    label: "Export as a file",
    icon: <DownloadIcon />,
    onSelect: () =>
      ask.mutate(key, {
        onSuccess: (definition) => saveFile(`${key}.job.json`, `${JSON.stringify(definition, null, 2)}\n`),
        onError: (error) =>
          toast({ state: "failed", message: `The job was not exported. ${problemSentence(error)}` }),
      }),
  };
  const remove: OverflowItem = {
    label: "Delete",
    icon: <TrashIcon />,
    danger: true,
    dividerBefore: true,
    onSelect: onDelete,
  };
  return isAuthor ? [toggle, save, remove] : [save];
}

/** Changes a job and says what is then; a refusal is said, too. */
export function useChangeJob({ key }: Pick<JobSummary, "key">) {
  const update = useUpdateJob();
  const toast = useToast();
  const change = (fields: Omit<Parameters<typeof update.mutate>[0], "key">, done: string) =>
    update.mutate(
      { key, ...fields },
      {
        onSuccess: () => toast({ state: "ok", message: done }),
        onError: (error) =>
          toast({ state: "failed", message: `The job was not changed. ${problemSentence(error)}` }),
      },
    );
  return { change, isChanging: update.isPending };
}
