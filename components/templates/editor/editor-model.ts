"use client";

import { createContext, use } from "react";
import type { ChangedField } from "@/components/templates/changed-fields";
import type { CodeMemory } from "@/components/ui/code-editor";
import type { BodyName, TemplateType } from "@/lib/core/template";
import type { TemplateView } from "@/lib/schemas/template";
import type { EditorHandles } from "./editor-handles";
import type { EditorProblem } from "./problems";
import type { Previews } from "./render-previews";
import type { ContextChoice } from "./use-context-choice";
import type { DraftControls } from "./use-draft";
import type { Vocabulary } from "./vocabulary";

/** Everything the columns of the editor share. */
export interface EditorModel {
  /** Null until it is created. */
  template: TemplateView | null;
  type: TemplateType;
  canWrite: boolean;
  draft: DraftControls;
  /** What differs from the published version. */
  changes: readonly ChangedField[];
  problems: readonly EditorProblem[];
  previews: Previews;
  choice: ContextChoice;
  vocabulary: Vocabulary;
  /** The body whose tab is open. */
  body: BodyName;
  openBody: (body: BodyName) => void;
  handles: EditorHandles;
  memory: CodeMemory;
}

export const EditorContext = createContext<EditorModel | null>(null);

export function useEditor(): EditorModel {
  const model = use(EditorContext);
  if (!model) throw new Error("useEditor needs a TemplateEditor above it");
  return model;
}
