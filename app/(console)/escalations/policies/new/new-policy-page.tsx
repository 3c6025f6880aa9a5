"use client";

import { AuthorsOnly } from "@/components/escalations/authors-only";
import { NewPolicy } from "@/components/escalations/new-policy";

export function NewPolicyPage() {
  return (
    <AuthorsOnly title="Add escalation policy" back={{ label: "Policies", href: "/escalations/policies" }}>
      <NewPolicy />
    </AuthorsOnly>
  );
}
