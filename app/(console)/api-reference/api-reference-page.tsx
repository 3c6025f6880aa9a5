"use client";

import { ApiReference } from "@/components/api-reference/api-reference";

export function ApiReferencePage() {
  return <ApiReference />;
}
