"use client";

import { ChannelDetail } from "@/components/channels/channel-detail";
import { ChannelKindBoundary } from "@/components/channels/channel-kind-boundary";
import { ChannelSkeleton } from "@/components/channels/channel-skeleton";
import { Missing } from "@/components/runs/missing";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { isApiError } from "@/lib/client/api-error";
import { useChannel } from "@/lib/client/channels";

export function ChannelPage({ id }: { id: string }) {
  const query = useChannel(id);
  const missing = <Missing noun="channel" listHref="/channels" listLabel="All channels" />;
  if (!query.data && isApiError(query.error, "not_found")) return missing;
  return (
    <QueryBoundary query={query} loading={<ChannelSkeleton />} errorTitle="The channel could not be loaded">
      {(channel) => (
        <ChannelKindBoundary kind={channel.kind} loading={<ChannelSkeleton />} unknown={missing}>
          {(kind) => <ChannelDetail kind={kind} channel={channel} />}
        </ChannelKindBoundary>
      )}
    </QueryBoundary>
  );
}
