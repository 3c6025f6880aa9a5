"use client";

import type { Command } from "@/components/shell/command";
import { useStartJob } from "@/components/jobs/use-start-job";
import { RunsIcon, TemplatesIcon } from "@/components/ui/icons";
import { useHasRole } from "@/lib/client/me";
import { useDemoJob } from "@/lib/client/overview";
import { failedRunsHref } from "@/components/runs/run-status";

/** What can be done from anywhere, over the command palette. */
export function useConsoleCommands(): Command[] {
  const { start } = useStartJob();
  const isAuthor = useHasRole("author");
  const demoJob = useDemoJob();
  const lookAtFailed: Command = {
    id: "failed runs",
    label: "Look at failed runs",
    group: "Actions",
    Icon: RunsIcon,
    href: failedRunsHref,
  };
  const writeTemplate: Command = {
    id: "write template",
    label: "Write a template",
    group: "Actions",
    words: "new create message mail slack teams",
    Icon: TemplatesIcon,
    href: "/templates/new",
  };
  if (!isAuthor) return [lookAtFailed];
  if (!demoJob) return [lookAtFailed, writeTemplate];
  return [
    {
      id: "run demo",
      label: "Run the failing demo job",
      group: "Actions",
      words: "start trigger try",
      Icon: RunsIcon,
      onSelect: () => start(demoJob.key),
    },
    lookAtFailed,
    writeTemplate,
  ];
}
