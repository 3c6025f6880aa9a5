import type { Metadata } from "next";
import { Invitation } from "@/components/auth/invitation";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: "noindex" };

export default function Page() {
  return <Invitation />;
}
