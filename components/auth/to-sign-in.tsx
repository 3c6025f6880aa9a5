"use client";

import { redirect, usePathname, useSearchParams } from "next/navigation";

/** Layouts do not know which page is asked for; this does, and still answers with a redirect of the server. */
export function ToSignIn(): never {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const wanted = search ? `${pathname}?${search}` : pathname;
  redirect(wanted === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(wanted)}`);
}
