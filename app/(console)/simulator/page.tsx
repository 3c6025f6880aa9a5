import type { Metadata } from "next";
import { Suspense } from "react";
import { Simulator } from "@/components/simulator/simulator";

export const metadata: Metadata = { title: "Simulator" };

export default function Page() {
  return (
    <Suspense>
      <Simulator />
    </Suspense>
  );
}
