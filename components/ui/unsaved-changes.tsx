"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { withoutBasePath } from "@/lib/base-path";
import { ConfirmDialog } from "./confirm-dialog";
import { guardLeave } from "./leave-guard";

function leavingHref(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const anchor = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!anchor || anchor.target === "_blank" || anchor.hasAttribute("download")) return null;
  const to = new URL(anchor.href);
  if (to.origin !== location.origin || to.pathname === location.pathname) return null;
  return withoutBasePath(to.pathname) + to.search + to.hash;
}

/** Asks before a link, the palette or closing the tab throws the changes away. */
export function UnsavedChanges() {
  const router = useRouter();
  const [pending, setPending] = useState<{ go: () => void } | null>(null);

  useEffect(() => {
    const release = guardLeave((go) => setPending({ go }));
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const href = leavingHref(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setPending({ go: () => router.push(href) });
    };
    window.addEventListener("beforeunload", beforeUnload);
    document.addEventListener("click", click, true);
    return () => {
      release();
      window.removeEventListener("beforeunload", beforeUnload);
      document.removeEventListener("click", click, true);
    };
  }, [router]);

  return (
    <ConfirmDialog
      open={pending !== null}
      title="Leave without saving?"
      confirmLabel="Leave"
      cancelLabel="Stay"
      danger
      onConfirm={() => pending?.go()}
      onClose={() => setPending(null)}
    >
      Your changes on this page are not saved yet.
    </ConfirmDialog>
  );
}
