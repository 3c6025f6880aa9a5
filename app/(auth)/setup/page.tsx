import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { FindTheLink } from "@/components/auth/find-the-link";
import { Setup } from "@/components/auth/setup";
import { SetupRefused } from "@/components/auth/setup-refused";
import { hasAdmin } from "@/lib/services/setup/has-admin";

export const metadata: Metadata = { title: "Set up", referrer: "no-referrer" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const { token } = await searchParams;
  if (await hasAdmin())
    return (
      <AuthCard title="Set up Runbell">
        <SetupRefused />
      </AuthCard>
    );
  if (typeof token !== "string" || token === "")
    return (
      <AuthCard title="Set up Runbell">
        <FindTheLink />
      </AuthCard>
    );
  return (
    <AuthCard
      title="Set up Runbell"
      sentence="Make the first account. It belongs to an admin, who may do everything."
    >
      <Setup token={token} />
    </AuthCard>
  );
}
