"use client";

import { MainAndSide } from "@/components/ui/main-and-side";
import { EditForm } from "@/components/ui/edit-form";
import { useToast } from "@/components/ui/toast";
import { useUpdateChannel } from "@/lib/client/channels";
import { useHasRole } from "@/lib/client/me";
import type { ChannelKindView, ChannelView } from "@/lib/schemas/channel";
import { ChannelFacts } from "./channel-facts";
import { ChannelFields } from "./channel-fields";
import { ChannelHead } from "./channel-head";
import { ChannelSettings } from "./channel-settings";
import { updateInput } from "./channel-values";
import { TestChannel } from "./test-channel";
import { useChannelForm } from "./use-channel-form";

interface ChannelDetailProps {
  kind: ChannelKindView;
  channel: ChannelView;
}

export function ChannelDetail(props: ChannelDetailProps) {
  const isAdmin = useHasRole("admin");
  return isAdmin ? <EditedChannel {...props} /> : <SeenChannel {...props} />;
}

function EditedChannel({ kind, channel }: ChannelDetailProps) {
  const update = useUpdateChannel(channel.id);
  const toast = useToast();
  const entry = useChannelForm(kind, channel, async (entered) => {
    const saved = await update.mutateAsync(updateInput(kind.fields, entered));
    toast({ state: "ok", message: "The channel is saved. What waited for it is due now." });
    return saved;
  });

  return (
    <MainAndSide
      isSideFirst
      head={<ChannelHead kind={kind} channel={channel} isAdmin />}
      main={
        <EditForm entry={entry} isSaving={update.isPending} saveLabel="Save channel">
          <ChannelFields kind={kind} channel={channel} entry={entry} />
        </EditForm>
      }
      side={
        <>
          <ChannelFacts channel={channel} isAdmin />
          <TestChannel id={channel.id} hasChanges={entry.changes.length > 0} />
        </>
      }
    />
  );
}

function SeenChannel({ kind, channel }: ChannelDetailProps) {
  return (
    <MainAndSide
      head={<ChannelHead kind={kind} channel={channel} isAdmin={false} />}
      main={<ChannelSettings kind={kind} channel={channel} />}
      side={<ChannelFacts channel={channel} isAdmin={false} />}
    />
  );
}
