"use client";

import { useState } from "react";
import { useStored } from "@/components/ui/use-stored";
import { useToast } from "@/components/ui/toast";
import { isApiError } from "@/lib/client/api-error";
import { useSendTemplateTest } from "@/lib/client/templates";
import { messageKinds, type MessageKind } from "@/lib/core/channel-kind";
import { kindLabels } from "./body-words";
import { contentOfDraft } from "./draft";
import type { EditorModel } from "./editor-model";

const storageKey = "runbell-test-kinds";

export interface TestSending {
  isOpen: boolean;
  open: () => void;
  close: () => void;
  kinds: readonly MessageKind[];
  toggle: (kind: MessageKind) => void;
  /** Opens the form when there is something to mend or to choose first. */
  send: () => Promise<void>;
  isPending: boolean;
  error: unknown;
}

/** What is written goes to the person who writes it, over the channels chosen last time. */
export function useTestSending({ template, type, draft, choice }: EditorModel): TestSending {
  const [stored, store] = useStored(storageKey);
  const [isOpen, setIsOpen] = useState(false);
  const toast = useToast();
  const sending = useSendTemplateTest();
  const own = messageKinds.find((kind) => kind === type) ?? "email";
  const chosen = stored === null ? [own] : stored.split(",");
  const kinds = messageKinds.filter((kind) => chosen.includes(kind));

  const send = async () => {
    if (kinds.length === 0) return setIsOpen(true);
    try {
      const { data } = await sending.mutateAsync({
        channel_kinds: [...kinds],
        sources: contentOfDraft(draft.state.draft),
        ...(choice.run && { run_id: choice.run.id }),
        ...(choice.edited && { context: choice.edited }),
        ...(template && { template_id: template.id }),
      });
      setIsOpen(false);
      toast({ message: sentSentence(data), state: "ok" });
    } catch (error) {
      if (!isApiError(error)) throw error;
      setIsOpen(true);
    }
  };

  return {
    isOpen,
    open: () => {
      sending.reset();
      setIsOpen(true);
    },
    close: () => setIsOpen(false),
    kinds,
    toggle: (kind) => {
      const next = messageKinds.filter((one) => (one === kind ? !kinds.includes(one) : kinds.includes(one)));
      store(next.join(","));
    },
    send,
    isPending: sending.isPending,
    error: sending.error,
  };
}

interface SentTest {
  channel_kind: MessageKind;
  recipient: string;
  via: string;
}

/** Such as “On its way: Mail to ann@example.org (smtp.example.org)”. */
function sentSentence(tests: readonly SentTest[]): string {
  const each = tests.map(
    ({ channel_kind, recipient, via }) => `${kindLabels[channel_kind]} to ${recipient} (${via})`,
  );
  return `On its way: ${each.join(", ")}`;
}
