"use client";

import { System } from "@/components/system/system";

export function SystemPage() {
  return <System />;
}
