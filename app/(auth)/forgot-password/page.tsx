import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { ForgotPassword } from "@/components/auth/forgot-password";

export const metadata: Metadata = { title: "Forgotten password" };

export default function Page() {
  return (
    <AuthCard title="Forgot your password?" sentence="Say your address, and set a new one over a link.">
      <ForgotPassword />
    </AuthCard>
  );
}
