import type { Metadata } from "next";
import { Suspense } from "react";
import { Held } from "@/components/held/held";

export const metadata: Metadata = { title: "Held" };

export default function Page() {
  return (
    <Suspense>
      <Held />
    </Suspense>
  );
}
