"use client";

import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { below } from "@/lib/base-path";
import { useSwitchOrganisation } from "@/lib/client/me";

/** A whole new page: nothing of the organisation before stays in memory. */
export function openHome() {
  window.location.assign(below("/"));
}

/** Looks at another organisation from now on, in every tab, from Home. */
export function useSwitchTo(): (organisationId: string) => void {
  const { mutate } = useSwitchOrganisation();
  const toast = useToast();
  return (organisationId) =>
    mutate(organisationId, {
      onSuccess: openHome,
      onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
    });
}
