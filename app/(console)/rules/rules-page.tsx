"use client";

import { Triggers } from "@/components/triggers/triggers";

export function RulesPage() {
  return <Triggers />;
}
