"use client";

import { Suspense } from "react";
import { AuthorsOnly } from "@/components/silences/authors-only";
import { NewSilence } from "@/components/silences/new-silence";
import { isQuick, spans } from "@/components/silences/silence-values";
import { FormSkeleton } from "@/components/ui/skeletons";
import { useUrlState } from "@/components/ui/use-url-state";

export function NewSilencePage() {
  return (
    <AuthorsOnly>
      <Suspense fallback={<FormSkeleton fields={6} />}>
        <Chosen />
      </Suspense>
    </AuthorsOnly>
  );
}

function Chosen() {
  const url = useUrlState();
  const span = spans.find((known) => known === url.get("for") && isQuick(known)) ?? "1h";
  return <NewSilence jobKey={url.get("job")} span={span} />;
}
