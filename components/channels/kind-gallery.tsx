"use client";

import { LinkTile, LinkTiles } from "@/components/ui/link-tiles";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { ListSkeleton } from "@/components/ui/skeletons";
import { useChannelKinds } from "@/lib/client/channels";
import { kindIcons } from "./kind-icons";

/** The kinds to choose from. */
export function KindGallery() {
  const query = useChannelKinds();
  return (
    <>
      <PageHeader
        title="Add channel"
        back={{ label: "Channels", href: "/channels" }}
        sentence="Where should messages go?"
      />
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={4} />}
        errorTitle="The kinds of channel could not be loaded"
      >
        {({ data }) => (
          <LinkTiles aria-label="Kinds of channel" sx={{ maxWidth: 960 }}>
            {data.map(({ kind, label, summary }) => (
              <LinkTile
                key={kind}
                href={`/channels/new?kind=${kind}`}
                title={label}
                words={summary}
                Icon={kindIcons[kind]}
              />
            ))}
          </LinkTiles>
        )}
      </QueryBoundary>
    </>
  );
}
