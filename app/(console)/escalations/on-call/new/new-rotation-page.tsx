"use client";

import { AuthorsOnly } from "@/components/escalations/authors-only";
import { NewRotation } from "@/components/on-call/new-rotation";

export function NewRotationPage() {
  return (
    <AuthorsOnly title="Add rotation" back={{ label: "On call", href: "/escalations/on-call" }}>
      <NewRotation />
    </AuthorsOnly>
  );
}
