"use client";

import type { ReactNode } from "react";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { useChannelKinds } from "@/lib/client/channels";
import type { ChannelKindView } from "@/lib/schemas/channel";

interface ChannelKindBoundaryProps {
  kind: string;
  loading: ReactNode;
  unknown: ReactNode;
  children: (kind: ChannelKindView) => ReactNode;
}

/** What is shown of a channel needs the fields of its kind. */
export function ChannelKindBoundary({ kind, loading, unknown, children }: ChannelKindBoundaryProps) {
  const query = useChannelKinds();
  return (
    <QueryBoundary query={query} loading={loading} errorTitle="The kinds of channel could not be loaded">
      {({ data }) => {
        const found = data.find((candidate) => candidate.kind === kind);
        return found ? children(found) : unknown;
      }}
    </QueryBoundary>
  );
}
