"use client";

import { useState } from "react";
import { usePageTitle } from "@/components/runs/use-page-title";
import { BellIcon, HistoryIcon } from "@/components/ui/icons";
import type { OverflowItem } from "@/components/ui/overflow-menu";
import { PageHeader } from "@/components/ui/page-header";
import { StatusChip } from "@/components/ui/status-chip";
import type { TriggerView } from "@/lib/schemas/trigger";
import { ResetTrigger } from "./reset-trigger";
import { triggerState } from "./trigger-state";

interface TriggerHeadProps {
  trigger: TriggerView;
  isAuthor: boolean;
}

export function TriggerHead({ trigger, isAuthor }: TriggerHeadProps) {
  const { event_type, label, description, is_default } = trigger;
  const [isResetting, setIsResetting] = useState(false);
  usePageTitle(label);
  const seeMessages = {
    label: "See its messages",
    icon: <BellIcon />,
    href: `/notifications?event_type=${event_type}`,
  };
  const reset: OverflowItem = {
    label: "Back to the default…",
    icon: <HistoryIcon />,
    dividerBefore: true,
    onSelect: () => setIsResetting(true),
  };
  return (
    <>
      <PageHeader
        title={label}
        back={{ label: "Rules", href: "/rules" }}
        beside={<StatusChip {...triggerState(trigger)} />}
        sentence={is_default ? `${description} This is the default: nobody has changed it.` : description}
        menu={isAuthor && !is_default ? [seeMessages, reset] : [seeMessages]}
      />
      {isAuthor && (
        <ResetTrigger trigger={trigger} open={isResetting} onClose={() => setIsResetting(false)} />
      )}
    </>
  );
}
