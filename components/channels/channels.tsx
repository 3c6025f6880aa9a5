"use client";

import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { useChannels } from "@/lib/client/channels";
import { useHasRole } from "@/lib/client/me";
import { ChannelsSentence } from "./channels-sentence";
import { ChannelsTable } from "./channels-table";

export function Channels() {
  const query = useChannels();
  const isAdmin = useHasRole("admin");
  const addButton = isAdmin && (
    <Button variant="contained" color="primary" startIcon={<PlusIcon />} href="/channels/new">
      Add channel
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Channels"
        sentence={<ChannelsSentence channels={query.data?.data} />}
        action={query.data?.data.length !== 0 && addButton}
      />
      <ChannelsTable
        query={query}
        empty={
          <EmptyState
            drawing="bell"
            sentence={
              isAdmin
                ? "No channel yet: people get mail, each for themselves. Add the room where your team already talks."
                : "No channel yet: people get mail, each for themselves. An admin can add the room where your team talks."
            }
            action={addButton}
          />
        }
      />
    </>
  );
}
