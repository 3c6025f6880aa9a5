"use client";

import { usePathname, useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useDeleteMailServer, useMailServers } from "@/lib/client/mail-servers";
import type { MailServerView } from "@/lib/schemas/mail-server";
import { serverName } from "./server-words";

const listHref = "/settings/email";

interface DeleteServerProps {
  server: MailServerView;
  open: boolean;
  onClose: () => void;
}

export function DeleteServer({ server, open, onClose }: DeleteServerProps) {
  const { data } = useMailServers();
  const remove = useDeleteMailServer();
  const toast = useToast();
  const router = useRouter();
  const pathname = usePathname();
  const others = data?.data.filter(({ id, is_active }) => is_active && id !== server.id) ?? [];
  const next = others[0];
  return (
    <ConfirmDialog
      open={open}
      title="Remove this mail server?"
      confirmLabel="Remove"
      danger
      onConfirm={async () => {
        await remove.mutateAsync(server.id);
        toast({ state: "ok", message: `${serverName(server)} is removed.` });
        if (pathname !== listHref) router.replace(listHref);
      }}
      onClose={onClose}
    >
      {next
        ? `Mails go through ${serverName(next)} then. The stored password is gone.`
        : "It is the last one in use: nobody gets mail then, and messages go to the test inbox. The stored password is gone."}
    </ConfirmDialog>
  );
}
