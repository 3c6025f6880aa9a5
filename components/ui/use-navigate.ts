"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { leaveBy } from "./leave-guard";

export function useNavigate(): (href: string) => void {
  const router = useRouter();
  return useCallback((href) => leaveBy(() => router.push(href)), [router]);
}
