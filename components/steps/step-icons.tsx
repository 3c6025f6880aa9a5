"use client";

import { CardIcon, ChatIcon, ClockIcon, line, MailIcon, RequestIcon } from "@/components/ui/icons";
import type { StepType } from "@/lib/core/step";

const PlugIcon = line("Plug", "M9 3v5M15 3v5", "M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0z", "M12 17v4");
const TerminalIcon = line("Terminal", "M4 5.5h16v13H4z", "M7.5 9.5l3 2.5-3 2.5", "M12.5 14.5H16");
const BranchIcon = line(
  "Branch",
  "M6 4v9a4 4 0 0 0 4 4h8",
  "M6 8h8a4 4 0 0 1 4 4",
  "M15.5 14.5L18 17l-2.5 2.5",
  "M15.5 9.5L18 12l2.5-2.5",
);
export const GripIcon = line("Grip", "M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1");

export const stepIcons: Record<StepType, typeof MailIcon> = {
  "http.request": PlugIcon,
  "shell.command": TerminalIcon,
  wait: ClockIcon,
  "notify.email": MailIcon,
  "notify.slack": ChatIcon,
  "notify.teams": CardIcon,
  "notify.webhook": RequestIcon,
  "notify.conditional": BranchIcon,
};
