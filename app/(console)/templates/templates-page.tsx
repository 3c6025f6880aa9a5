"use client";

import { Suspense } from "react";
import { Templates } from "@/components/templates/list/templates";

export function TemplatesPage() {
  return (
    <Suspense>
      <Templates />
    </Suspense>
  );
}
