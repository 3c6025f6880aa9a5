"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { MainAndSide } from "@/components/ui/main-and-side";
import { NewForm } from "@/components/ui/new-form";
import { PageHeader } from "@/components/ui/page-header";
import { useToast } from "@/components/ui/toast";
import { useCreateMailServer } from "@/lib/client/mail-servers";
import { mailPresetDetails, mailPresets, type MailPreset } from "@/lib/core/mail-presets";
import { CheckServer } from "./check-server";
import { PresetGallery } from "./preset-gallery";
import { ServerFields } from "./server-fields";
import { newServerValues, serverInput } from "./server-values";
import { serverName } from "./server-words";
import { useServerForm } from "./use-server-form";

/** Of the provider in the address; without one, the choice of providers. */
export function NewMailServer({ preset }: { preset: string | null }) {
  const chosen = mailPresets.find((known) => known === preset);
  return chosen ? <NewServerForm key={chosen} preset={chosen} /> : <PresetGallery />;
}

function NewServerForm({ preset }: { preset: MailPreset }) {
  const { label } = mailPresetDetails[preset];
  const stored = useMemo(() => newServerValues(preset), [preset]);
  const create = useCreateMailServer();
  const toast = useToast();
  const router = useRouter();
  const entry = useServerForm(stored, async (entered) => {
    const created = await create.mutateAsync(serverInput(entered));
    toast({ state: "ok", message: `${serverName(created)} is added.` });
    router.replace("/settings/email");
    return null;
  });
  const isLeaving = create.isPending || create.isSuccess;

  return (
    <MainAndSide
      head={
        <PageHeader
          title={preset === "custom" ? "Add a mail server" : `Add a mail server: ${label}`}
          back={{ label: "Mail providers", href: "/settings/email/new" }}
          sentence="Check it before you add it. Of several servers, the next is tried where one does not take a mail."
        />
      }
      main={
        <NewForm noun="mail server" entry={entry} isLeaving={isLeaving} cancelHref="/settings/email">
          <ServerFields entry={entry} server={null} />
        </NewForm>
      }
      side={<CheckServer entry={entry} />}
    />
  );
}
