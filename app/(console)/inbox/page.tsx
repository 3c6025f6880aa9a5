import type { Metadata } from "next";
import { Suspense } from "react";
import { NewestMessage } from "@/components/inbox/newest-message";

export const metadata: Metadata = { title: "Test inbox" };

export default function Page() {
  return (
    <Suspense>
      <NewestMessage />
    </Suspense>
  );
}
