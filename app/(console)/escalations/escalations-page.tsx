"use client";

import { Escalations } from "@/components/escalations/escalations";

export function EscalationsPage() {
  return <Escalations />;
}
