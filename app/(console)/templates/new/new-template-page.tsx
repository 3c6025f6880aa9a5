"use client";

import dynamic from "next/dynamic";
import { Suspense } from "react";
import { EditorSkeleton } from "@/components/templates/editor/editor-skeleton";
import { StartChoice } from "@/components/templates/editor/start-choice";
import { useUrlState } from "@/components/ui/use-url-state";

const NewTemplate = dynamic(
  () => import("@/components/templates/editor/new-template").then((file) => file.NewTemplate),
  { ssr: false, loading: () => <EditorSkeleton /> },
);

export function NewTemplatePage() {
  return (
    <Suspense fallback={<EditorSkeleton />}>
      <Chosen />
    </Suspense>
  );
}

/** The start is in the address: a reload goes on with the same draft. */
function Chosen() {
  const url = useUrlState();
  const from = url.get("from");
  const eventType = url.get("event");
  if (from === null) return <StartChoice />;
  return <NewTemplate key={`${from} ${eventType}`} from={from} eventType={eventType} />;
}
