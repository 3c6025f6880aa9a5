"use client";

import { ChannelDetail } from "@/components/channels/channel-detail";
import { ChannelKindBoundary } from "@/components/channels/channel-kind-boundary";
import { Missing } from "@/components/runs/missing";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { FormSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useChannel } from "@/lib/client/channels";

export function ChannelPage({ id }: { id: string }) {
  const query = useChannel(id);
  const missing = <Missing noun="channel" listHref="/channels" listLabel="All channels" />;
  if (!query.data && isApiError(query.error, "not_found")) return missing;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<FormSkeleton fields={5} />} facts={5} />}
      errorTitle="The channel could not be loaded"
    >
      {(channel) => (
        <ChannelKindBoundary
          kind={channel.kind}
          loading={<DetailSkeleton main={<FormSkeleton fields={5} />} facts={5} />}
          unknown={missing}
        >
          {(kind) => <ChannelDetail kind={kind} channel={channel} />}
        </ChannelKindBoundary>
      )}
    </QueryBoundary>
  );
}
