"use client";

import { useToast } from "@/components/ui/toast";
import { problemSentence } from "@/components/ui/problem";
import { useTestMailServer } from "@/lib/client/mail-servers";
import { useMe } from "@/lib/client/me";
import type { MailServerView } from "@/lib/schemas/mail-server";

/** Sends a mail over this one server to the person who asks; a toast tells how it went. */
export function useTestMail({ id }: Pick<MailServerView, "id">) {
  const { data: me } = useMe();
  const test = useTestMailServer();
  const toast = useToast();
  const send = () => {
    const to = me?.user?.email;
    if (!to) return;
    test.mutate(
      { id, to },
      {
        onSuccess: ({ ok, text, fix }) =>
          toast({ state: ok ? "ok" : "failed", message: fix ? `${text} ${fix}` : text }),
        onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
      },
    );
  };
  return { send, isPending: test.isPending };
}
