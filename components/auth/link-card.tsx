"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { FormSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { AuthCard } from "./auth-card";
import { FormError } from "./form-error";
import type { OpenedLink } from "./use-opened-link";

interface LinkCardProps<Opened> {
  /** While it is not known what the link is about, or it is good for nothing. */
  title: string;
  link: OpenedLink<Opened>;
  /** What else can be done when the link is good for nothing. */
  wayOut?: { label: string; href: string };
  children: (opened: Opened, token: string) => ReactNode;
}

const signIn = { label: "Go to sign in", href: "/sign-in" };

/** A page behind a one-time link: it loads, the link is good, it is not, or nobody answers. */
export function LinkCard<Opened>({ title, link, wayOut = signIn, children }: LinkCardProps<Opened>) {
  const { token, opened, error, openAgain } = link;
  if (opened !== undefined && token) return children(opened, token);
  if (token === "")
    return (
      <AuthCard title={title}>
        <FormError>
          A part of this link is missing. Open it from the message itself, or copy all of it.
        </FormError>
        <WayOut {...wayOut} />
      </AuthCard>
    );
  if (!error)
    return (
      <AuthCard title={title}>
        <FormSkeleton fields={2} />
      </AuthCard>
    );
  return (
    <AuthCard title={title}>
      <FormError>{isApiError(error) ? error.detail : "The page did not load. Try again."}</FormError>
      {isRefusal(error) ? (
        <WayOut {...wayOut} />
      ) : (
        <Button size="large" onClick={openAgain}>
          Try again
        </Button>
      )}
    </AuthCard>
  );
}

function WayOut({ label, href }: { label: string; href: string }) {
  return (
    <Box sx={{ display: "grid" }}>
      <Button href={href} size="large">
        {label}
      </Button>
    </Box>
  );
}

/** Asking again would be answered the same. */
function isRefusal(error: unknown): boolean {
  return isApiError(error) && error.status >= 400 && error.status < 500 && error.status !== 429;
}
