"use client";

import { useMemo, useState } from "react";
import { HealthFacts } from "@/components/channels/health-facts";
import { MainAndSide } from "@/components/ui/main-and-side";
import { usePageTitle } from "@/components/runs/use-page-title";
import { EditForm } from "@/components/ui/edit-form";
import { TrashIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { problemSentence } from "@/components/ui/problem";
import { Section } from "@/components/ui/section";
import { StatusChip } from "@/components/ui/status-chip";
import { useToast } from "@/components/ui/toast";
import { useUpdateMailServer } from "@/lib/client/mail-servers";
import type { MailServerView } from "@/lib/schemas/mail-server";
import { CheckServer } from "./check-server";
import { DeleteServer } from "./delete-server";
import { ServerFields } from "./server-fields";
import { serverInput, serverValuesOf } from "./server-values";
import { serverAddress, serverName, serverState } from "./server-words";
import { useServerForm } from "./use-server-form";

export function MailServerDetail({ server }: { server: MailServerView }) {
  const stored = useMemo(() => serverValuesOf(server), [server]);
  const update = useUpdateMailServer();
  const toast = useToast();
  const entry = useServerForm(stored, async (entered) => {
    const saved = await update.mutateAsync({ id: server.id, ...serverInput(entered) });
    toast({ state: "ok", message: "The mail server is saved. What waited for it is due now." });
    return serverValuesOf(saved);
  });

  return (
    <MainAndSide
      isSideFirst
      head={<ServerHead server={server} />}
      main={
        <EditForm entry={entry} isSaving={update.isPending} saveLabel="Save settings">
          <ServerFields entry={entry} server={server} />
        </EditForm>
      }
      side={
        <>
          <ServerHealth server={server} />
          <CheckServer entry={entry} id={server.id} />
        </>
      }
    />
  );
}

function ServerHead({ server }: { server: MailServerView }) {
  const [isDeleting, setIsDeleting] = useState(false);
  usePageTitle(serverName(server));
  return (
    <>
      <PageHeader
        title={serverName(server)}
        back={{ label: "Email settings", href: "/settings/email" }}
        beside={<StatusChip {...serverState(server)} />}
        sentence={`Mails go through ${serverAddress(server)}.`}
        menu={[
          {
            label: "Remove the mail server…",
            icon: <TrashIcon />,
            danger: true,
            onSelect: () => setIsDeleting(true),
          },
        ]}
      />
      <DeleteServer server={server} open={isDeleting} onClose={() => setIsDeleting(false)} />
    </>
  );
}

/** Saving a server, even unchanged, ends its pause. */
function ServerHealth({ server: { id, is_active, health } }: { server: MailServerView }) {
  const update = useUpdateMailServer();
  const toast = useToast();
  const run = () =>
    update.mutate(
      { id, is_active },
      {
        onSuccess: () => toast({ state: "ok", message: "The server is tried again." }),
        onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
      },
    );
  return (
    <Section title="How it does">
      <HealthFacts health={health} resume={{ isPending: update.isPending, run }} />
    </Section>
  );
}
