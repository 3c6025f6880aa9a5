import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { FormError } from "@/components/auth/form-error";
import { Unsubscribe } from "@/components/unsubscribe/unsubscribe";
import { readUnsubscription } from "@/lib/services/suppressions/read-unsubscription";

export const metadata: Metadata = { title: "Unsubscribe", referrer: "no-referrer", robots: "noindex" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  const wish = await readUnsubscription(token);
  if (!wish)
    return (
      <AuthCard title="Unsubscribe">
        <FormError>
          This link does not work: it is not one of ours, or a part of it is missing. Open it from the mail
          itself.
        </FormError>
      </AuthCard>
    );
  const { address, eventLabel } = wish;
  const about = eventLabel ? `No more mails about “${eventLabel}”` : "No more of these mails";
  return (
    <AuthCard title="Unsubscribe">
      <Unsubscribe token={token} question={`${about} to ${address}?`} />
    </AuthCard>
  );
}
