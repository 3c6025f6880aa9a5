import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { safeCallback } from "@/components/auth/safe-callback";
import { SignIn } from "@/components/auth/sign-in";
import { findActor } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  if (await findActor()) redirect(safeCallback(callbackUrl));
  return (
    <AuthCard title="Sign in">
      <SignIn
        callbackUrl={safeCallback(callbackUrl)}
        firstError={typeof error === "string" ? error : undefined}
      />
      <Typography variant="body2" color="textSecondary">
        First start, no account yet? <Link href="/setup">Find the set-up link</Link>
      </Typography>
    </AuthCard>
  );
}
