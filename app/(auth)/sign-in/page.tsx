import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { safeCallback } from "@/components/auth/safe-callback";
import { FindTheLink } from "@/components/auth/find-the-link";
import { ProviderSignIn } from "@/components/auth/provider-sign-in";
import { SignIn } from "@/components/auth/sign-in";
import { findActor } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { hasAdmin } from "@/lib/services/setup/has-admin";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  if (await findActor()) redirect(safeCallback(callbackUrl));
  if (!(await hasAdmin()))
    return (
      <AuthCard title="Set up Runbell">
        <FindTheLink />
      </AuthCard>
    );
  const { oidc } = config();
  const back = safeCallback(callbackUrl);
  return (
    <AuthCard title="Sign in">
      <SignIn callbackUrl={back} firstError={typeof error === "string" ? error : undefined} />
      {oidc && <ProviderSignIn name={oidc.name} callbackUrl={back} />}
    </AuthCard>
  );
}
