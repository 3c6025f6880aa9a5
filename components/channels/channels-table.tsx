"use client";

import type { ReactNode } from "react";
import { channelLabels } from "@/components/runs/notification-state";
import { DataTable } from "@/components/ui/data-table";
import { formatCount } from "@/components/ui/format-count";
import { NarrowRow } from "@/components/ui/narrow-row";
import type { useChannels } from "@/lib/client/channels";
import type { ChannelView } from "@/lib/schemas/channel";
import { channelColumns } from "./channel-columns";
import { channelState } from "./channel-state";

const rowId = ({ id }: ChannelView) => id;
const rowHref = ({ id }: ChannelView) => `/channels/${id}`;

interface ChannelsTableProps {
  query: ReturnType<typeof useChannels>;
  empty: ReactNode;
}

export function ChannelsTable({ query, empty }: ChannelsTableProps) {
  return (
    <DataTable
      label="Channels"
      columns={channelColumns}
      rows={query.data?.data}
      rowId={rowId}
      rowHref={rowHref}
      renderNarrow={narrowChannel}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={empty}
    />
  );
}

function narrowChannel(channel: ChannelView): ReactNode {
  const { name, kind, describes, waiting } = channel;
  const { state, word } = channelState(channel);
  return (
    <NarrowRow
      state={state}
      word={word}
      title={name}
      aside={waiting > 0 ? `${formatCount(waiting)} waiting` : word}
      detail={describes ? `${channelLabels[kind]} · ${describes}` : channelLabels[kind]}
    />
  );
}
