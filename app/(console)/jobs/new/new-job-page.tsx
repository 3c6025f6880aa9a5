"use client";

import dynamic from "next/dynamic";
import { AuthorsOnly } from "@/components/jobs/editor/authors-only";
import { StartChoice } from "@/components/jobs/editor/start-choice";
import { isStartName } from "@/components/jobs/editor/starting-points";
import { TextSkeleton } from "@/components/ui/skeletons";
import { useUrlState } from "@/components/ui/use-url-state";

const NewJob = dynamic(() => import("@/components/jobs/editor/new-job").then((module) => module.NewJob), {
  ssr: false,
  loading: () => <TextSkeleton lines={8} />,
});

export function NewJobPage() {
  const start = useUrlState().get("from");
  return (
    <AuthorsOnly title="New job">
      {(userId) =>
        isStartName(start) ? <NewJob key={start} start={start} userId={userId} /> : <StartChoice />
      }
    </AuthorsOnly>
  );
}
