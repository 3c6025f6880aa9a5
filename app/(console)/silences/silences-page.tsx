"use client";

import { Silences } from "@/components/silences/silences";

export function SilencesPage() {
  return <Silences />;
}
