"use client";

import Box from "@mui/material/Box";
import { useState } from "react";
import { usePageTitle } from "@/components/runs/use-page-title";
import { BellIcon, TrashIcon } from "@/components/ui/icons";
import { Note } from "@/components/ui/note";
import type { OverflowItem } from "@/components/ui/overflow-menu";
import { PageHeader } from "@/components/ui/page-header";
import { StatusChip } from "@/components/ui/status-chip";
import type { ChannelKindView, ChannelView } from "@/lib/schemas/channel";
import { ChannelSentence } from "./channel-sentence";
import { channelState } from "./channel-state";
import { DeleteChannel } from "./delete-channel";
import { messagesHref } from "./messages-href";

interface ChannelHeadProps {
  kind: ChannelKindView;
  channel: ChannelView;
  isAdmin: boolean;
}

export function ChannelHead({ kind, channel, isAdmin }: ChannelHeadProps) {
  const [isDeleting, setIsDeleting] = useState(false);
  usePageTitle(channel.name);
  const seeMessages = { label: "See its messages", icon: <BellIcon />, href: messagesHref(channel.id) };
  const remove: OverflowItem = {
    label: "Delete the channel…",
    icon: <TrashIcon />,
    danger: true,
    dividerBefore: true,
    onSelect: () => setIsDeleting(true),
  };
  return (
    <>
      <PageHeader
        title={channel.name}
        back={{ label: "Channels", href: "/channels" }}
        beside={<StatusChip {...channelState(channel)} />}
        sentence={<ChannelSentence kind={kind} channel={channel} />}
        menu={isAdmin ? [seeMessages, remove] : [seeMessages]}
      />
      {channel.problem !== null && channel.enabled && (
        <Box sx={{ mb: 3 }}>
          <Note state="failed">{`It cannot be used: ${channel.problem}`}</Note>
        </Box>
      )}
      {isAdmin && <DeleteChannel channel={channel} open={isDeleting} onClose={() => setIsDeleting(false)} />}
    </>
  );
}
