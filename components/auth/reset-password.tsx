"use client";

import { useOpenPasswordReset } from "@/lib/client/password-resets";
import { AuthCard } from "./auth-card";
import { LinkCard } from "./link-card";
import { NewPasswordForm } from "./new-password-form";
import { useOpenedLink } from "./use-opened-link";

/** What a link for a new password leads to. */
export function ResetPassword() {
  const link = useOpenedLink(useOpenPasswordReset());
  return (
    <LinkCard
      title="Set a new password"
      link={link}
      wayOut={{ label: "Ask for another link", href: "/forgot-password" }}
    >
      {({ email }, token) => (
        <AuthCard
          title="Set a new password"
          sentence={`For ${email}. Every session of yours ends, and this browser is signed in.`}
        >
          <NewPasswordForm token={token} email={email} />
        </AuthCard>
      )}
    </LinkCard>
  );
}
