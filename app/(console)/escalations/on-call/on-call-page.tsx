"use client";

import { OnCall } from "@/components/on-call/on-call";

export function OnCallPage() {
  return <OnCall />;
}
