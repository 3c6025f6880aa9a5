"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { removeStored } from "@/components/ui/use-stored";
import { useToast } from "@/components/ui/toast";
import { isApiError } from "@/lib/client/api-error";
import { templateKeys, useCreateTemplate, useUpdateTemplate } from "@/lib/client/templates";
import { contentOfDraft, draftOfContent } from "./draft";
import type { EditorModel } from "./editor-model";
import { hasErrors } from "./problems";

export interface Publishing {
  isOpen: boolean;
  open: () => void;
  close: () => void;
  /** What is said of the version; kept until it is published, however that is asked for. */
  note: string;
  setNote: (note: string) => void;
  /** `over`: also over a version that somebody published meanwhile. */
  publish: (options?: { over?: boolean }) => Promise<void>;
  create: (name: string) => Promise<void>;
  isPending: boolean;
  error: unknown;
  /** Why it cannot be published as it is; null when it can. */
  refusal: string | null;
}

export function usePublish(model: EditorModel, draftKey: string): Publishing {
  const { template, type, draft, changes, problems } = model;
  const update = useUpdateTemplate(template?.id ?? "");
  const create = useCreateTemplate();
  const client = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const [isOpen, setIsOpen] = useState(false);
  const [note, setNote] = useState("");
  const mutation = template ? update : create;

  const publish = async ({ over = false } = {}) => {
    const sent = draft.state.draft;
    try {
      const view = await update.mutateAsync({
        ...contentOfDraft(sent),
        note: note.trim() || null,
        expected_version: over ? draft.state.published.version : draft.state.base,
      });
      draft.settle({ version: view.version, draft: draftOfContent(view) }, sent);
      setNote("");
      setIsOpen(false);
      toast({ message: `Version ${view.version} is published`, state: "ok" });
    } catch (error) {
      if (!isApiError(error)) throw error;
      const isStale = error.detailAt("/expected_version") !== undefined;
      setIsOpen(!isStale);
      // The newer version arrives with its own notice.
      if (isStale) await client.invalidateQueries({ queryKey: templateKeys.all });
    }
  };

  const createAs = async (name: string) => {
    try {
      const view = await create.mutateAsync({
        name: name.trim(),
        notification_type: type,
        ...contentOfDraft(draft.state.draft),
        note: note.trim() || null,
      });
      draft.settle({ version: view.version, draft: draftOfContent(view) }, draft.state.draft);
      removeStored(draftKey);
      toast({ message: `${view.name} is created`, state: "ok" });
      router.replace(`/templates/${view.id}`);
    } catch (error) {
      if (!isApiError(error)) throw error;
    }
  };

  return {
    isOpen,
    open: () => {
      mutation.reset();
      setIsOpen(true);
    },
    close: () => setIsOpen(false),
    note,
    setNote,
    publish,
    create: createAs,
    isPending: mutation.isPending,
    error: mutation.error,
    refusal: refusalOf(template !== null && changes.length === 0, hasErrors(problems)),
  };
}

function refusalOf(isUnchanged: boolean, isBroken: boolean): string | null {
  if (isUnchanged) return "Nothing changed since it was published.";
  return isBroken ? "Mend the problems under the editor first." : null;
}
