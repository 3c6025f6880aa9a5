import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { safeCallback } from "@/components/auth/safe-callback";
import { SignIn } from "@/components/auth/sign-in";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  return (
    <AuthCard title="Sign in">
      <SignIn
        callbackUrl={safeCallback(callbackUrl)}
        firstError={typeof error === "string" ? error : undefined}
      />
    </AuthCard>
  );
}
