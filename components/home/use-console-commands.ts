"use client";

import type { Command } from "@/components/shell/command";
import { useStartJob } from "@/components/jobs/use-start-job";
import { ChannelsIcon, EscalationsIcon, MailIcon, RunsIcon, TemplatesIcon } from "@/components/ui/icons";
import { useHasRole } from "@/lib/client/me";
import { useDemoJob } from "@/lib/client/overview";
import { failedRunsHref } from "@/components/runs/run-status";

/** What can be done from anywhere, over the command palette. */
export function useConsoleCommands(): Command[] {
  const { start } = useStartJob();
  const isAuthor = useHasRole("author");
  const isAdmin = useHasRole("admin");
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
  const settingUp = isAdmin ? [addChannel, addMailServer] : [];
  if (!isAuthor) return [lookAtFailed, lookAtOnCall];
  if (!demoJob) return [lookAtFailed, lookAtOnCall, writeTemplate, ...settingUp];
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
    lookAtOnCall,
    writeTemplate,
    ...settingUp,
  ];
}

const lookAtOnCall: Command = {
  id: "on call",
  label: "Look who is on call",
  group: "Actions",
  words: "rotation take over duty",
  Icon: EscalationsIcon,
  href: "/escalations/on-call",
};

const addChannel: Command = {
  id: "add channel",
  label: "Add a channel",
  group: "Actions",
  words: "new create slack teams webhook pagerduty sms discord telegram ntfy",
  Icon: ChannelsIcon,
  href: "/channels/new",
};

const addMailServer: Command = {
  id: "add mail server",
  label: "Add a mail server",
  group: "Actions",
  words: "new create email smtp",
  Icon: MailIcon,
  href: "/settings/email/new",
};
