"use client";

import { useState } from "react";
import { usePageTitle } from "@/components/runs/use-page-title";
import { ErrorNotice } from "@/components/ui/error-notice";
import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { useModKey } from "@/components/ui/use-mod-key";
import { useUpdateTemplate } from "@/lib/client/templates";
import { isPart } from "@/lib/core/template";
import { DraftNotices } from "./draft-notices";
import { EditorFrame, type Column } from "./editor-frame";
import { EditorHeader } from "./editor-header";
import { EditorContext } from "./editor-model";
import { EditorSkeleton } from "./editor-skeleton";
import { OpeningTemplate } from "./opening-template";
import { PaletteColumn, type PaletteTab } from "./palette-column";
import { PreviewColumn, type PreviewTab, type ShownKind } from "./preview-column";
import { useContextChoice, type ContextChoice } from "./use-context-choice";
import { useEditorModel, type Edited } from "./use-editor-model";
import { usePublish } from "./use-publish";
import { useTestSending } from "./use-test-sending";
import { WriteColumn } from "./write-column";

type TemplateEditorProps = Edited & {
  /** Where the draft is kept in the browser. */
  draftKey: string;
  /** Of a template that is not created yet. */
  startName?: string;
};

/** Palette, sources and result of one template. Heavy: load it dynamically. */
export function TemplateEditor(props: TemplateEditorProps) {
  const choice = useContextChoice();
  if (choice.isReady) return <ReadyEditor {...props} choice={choice} />;
  if (!choice.error)
    return props.template ? <OpeningTemplate template={props.template} /> : <EditorSkeleton />;
  return <ErrorNotice error={choice.error} title="The values could not be loaded" onRetry={choice.retry} />;
}

function ReadyEditor({
  draftKey,
  startName = "",
  choice,
  ...edited
}: TemplateEditorProps & { choice: ContextChoice }) {
  const { template } = edited;
  const [newName, setNewName] = useState(startName);
  const name = template?.name ?? newName;
  const model = useEditorModel(edited, name, draftKey, choice);
  const publishing = usePublish(model, draftKey);
  const sending = useTestSending(model);
  const update = useUpdateTemplate(template?.id ?? "");
  const toast = useToast();
  const [column, setColumn] = useState<Column>("write");
  const [paletteTab, setPaletteTab] = useState<PaletteTab>("variables");
  const [previewTab, setPreviewTab] = useState<PreviewTab>("preview");
  const [kind, setKind] = useState<ShownKind>("all");
  usePageTitle(name || "New template");

  const save = (change: { name: string } | { description: string | null }) =>
    update.mutate(change, {
      onError: (error) => toast({ message: problemSentence(error), state: "failed" }),
    });

  useModKey("s", () => {
    if (!model.canWrite || publishing.isPending) return;
    if (publishing.refusal) toast({ message: publishing.refusal, state: "attention" });
    else if (template) void publishing.publish();
    else publishing.open();
  });
  useModKey("enter", () => {
    if (!model.canWrite || isPart(model.type) || sending.isPending) return;
    void sending.send();
  });

  return (
    <EditorContext value={model}>
      <EditorFrame
        column={column}
        onColumn={setColumn}
        head={
          <>
            <EditorHeader
              name={name}
              onName={(next) => (template ? save({ name: next }) : setNewName(next))}
              onDescription={(description) => save({ description: description || null })}
              publishing={publishing}
              sending={sending}
              onDeleted={model.draft.discard}
            />
            <DraftNotices
              publishing={publishing}
              onShowChanges={() => {
                setPreviewTab("changes");
                setColumn("preview");
              }}
            />
          </>
        }
        panels={{
          palette: (
            <PaletteColumn
              tab={paletteTab}
              onTab={setPaletteTab}
              onReveal={() => setColumn("palette")}
              onWritten={() => setColumn("write")}
            />
          ),
          write: <WriteColumn />,
          preview: <PreviewColumn tab={previewTab} onTab={setPreviewTab} kind={kind} onKind={setKind} />,
        }}
      />
    </EditorContext>
  );
}
