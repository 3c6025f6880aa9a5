"use client";

import { below } from "@/lib/base-path";
import { signInWith } from "./sign-in-with";

/** Signs in and opens Home as a whole new page; the sign-in page says what is wrong when that does not go well. */
export async function enterWith(email: string, password: string): Promise<void> {
  const refused = await signInWith(email, password, "/");
  window.location.assign(below(refused === null ? "/" : `/sign-in?error=${encodeURIComponent(refused)}`));
}
