"use client";

import { Policies } from "@/components/escalations/policies";

export function PoliciesPage() {
  return <Policies />;
}
