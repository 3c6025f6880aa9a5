"use client";

import { Variables } from "@/components/variables/variables";

export function VariablesPage() {
  return <Variables />;
}
