import type { Metadata } from "next";
import { ResetPassword } from "@/components/auth/reset-password";

export const metadata: Metadata = { title: "Set a new password", referrer: "no-referrer", robots: "noindex" };

export default function Page() {
  return <ResetPassword />;
}
