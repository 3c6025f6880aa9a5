"use client";

import { useRouter } from "next/navigation";
import { NewForm } from "@/components/ui/new-form";
import { PageHeader } from "@/components/ui/page-header";
import { FormSkeleton } from "@/components/ui/skeletons";
import { useToast } from "@/components/ui/toast";
import { useCreateChannel } from "@/lib/client/channels";
import type { ChannelKindView } from "@/lib/schemas/channel";
import { ChannelFields } from "./channel-fields";
import { ChannelKindBoundary } from "./channel-kind-boundary";
import { createInput } from "./channel-values";
import { KindGallery } from "./kind-gallery";
import { useChannelForm } from "./use-channel-form";

/** Of the kind in the address; without one that exists, the choice of kinds. */
export function NewChannel({ kind }: { kind: string | null }) {
  if (kind === null) return <KindGallery />;
  return (
    <ChannelKindBoundary kind={kind} loading={<FormSkeleton fields={5} />} unknown={<KindGallery />}>
      {(found) => <NewChannelForm key={found.kind} kind={found} />}
    </ChannelKindBoundary>
  );
}

function NewChannelForm({ kind }: { kind: ChannelKindView }) {
  const create = useCreateChannel();
  const toast = useToast();
  const router = useRouter();
  const entry = useChannelForm(kind, null, async (entered) => {
    const { id, name } = await create.mutateAsync(createInput(kind.kind, kind.fields, entered));
    toast({ state: "ok", message: `${name} is added. Send a test to see that it works.` });
    router.replace(`/channels/${id}`);
    return null;
  });
  const isLeaving = create.isPending || create.isSuccess;

  return (
    <>
      <PageHeader
        title={`Add channel: ${kind.label}`}
        back={{ label: "Kinds of channel", href: "/channels/new" }}
        sentence="Nothing is sent until an event is told here, or you send a test."
      />
      <NewForm noun="channel" entry={entry} isLeaving={isLeaving} cancelHref="/channels">
        <ChannelFields kind={kind} channel={null} entry={entry} />
      </NewForm>
    </>
  );
}
