"use client";

import { useMemo, useState } from "react";
import { changedFields } from "@/components/templates/changed-fields";
import { useHasRole } from "@/lib/client/me";
import { mainBody, type BodyName } from "@/lib/core/template";
import type { TemplateView } from "@/lib/schemas/template";
import { blankDraft, draftOfContent, sourceOfDraft } from "./draft";
import { EditorHandles } from "./editor-handles";
import type { EditorModel } from "./editor-model";
import { partsWith } from "./parts-with";
import type { Start } from "./starts";
import type { ContextChoice } from "./use-context-choice";
import { useDraft } from "./use-draft";
import { usePreviews } from "./use-previews";
import { useProblems } from "./use-problems";
import { vocabularyOf } from "./vocabulary";

/** What is edited: a template, or the start of one that is not created yet. */
export type Edited = { template: TemplateView; start?: undefined } | { template: null; start: Start };

export function useEditorModel(
  { template, start }: Edited,
  name: string,
  draftKey: string,
  choice: ContextChoice,
): EditorModel {
  const type = template ? template.notification_type : start.type;
  const published = useMemo(
    () =>
      template
        ? { version: template.version, draft: draftOfContent(template) }
        : { version: 0, draft: blankDraft },
    [template],
  );
  const draft = useDraft(draftKey, published, start?.draft);
  const [body, openBody] = useState<BodyName>(mainBody[type]);
  const [handles] = useState(() => new EditorHandles());
  const [memory] = useState(() => new Map<string, unknown>());

  const written = draft.state.draft;
  const { context, layout } = choice;
  const source = useMemo(() => sourceOfDraft(written), [written]);
  const parts = useMemo(
    () => partsWith(choice.parts, { type, name, source }),
    [choice.parts, type, name, source],
  );
  const input = useMemo(
    () => ({ type, name, source, context, parts, layout }),
    [type, name, source, context, parts, layout],
  );
  const previews = usePreviews(input, template ? published.draft : null);
  const problems = useProblems(type, source, parts, previews);
  const changes = useMemo(
    () => changedFields(draft.state.published.draft, written),
    [written, draft.state.published],
  );
  const vocabulary = useMemo(() => vocabularyOf(context, choice.parts), [context, choice.parts]);
  const canWrite = useHasRole("author");

  return {
    template,
    type,
    canWrite,
    draft,
    changes,
    problems,
    previews,
    choice,
    vocabulary,
    body,
    openBody,
    handles,
    memory,
  };
}
