"use client";

import { useEffect } from "react";
import type { ShellPlace } from "@/components/shell/shell-user";
import type { MeView } from "@/lib/schemas/account";
import { openHome, useSwitchTo } from "./use-switch-to";

/** Where the person is. `begunIn`: the organisation that this page was loaded for. */
export function useShellPlace(
  { organisation: current, organisations }: Pick<MeView, "organisation" | "organisations">,
  begunIn: string,
): ShellPlace {
  const switchTo = useSwitchTo();

  // A session looks at one organisation: whoever switches in another tab switches in all of them.
  useEffect(() => {
    if (current.id !== begunIn) openHome();
  }, [current.id, begunIn]);

  return {
    current,
    others: organisations.filter(({ id }) => id !== current.id),
    onSwitch: ({ id }) => switchTo(id),
  };
}
