"use client";

import Link from "@mui/material/Link";
import Skeleton from "@mui/material/Skeleton";
import { useHasRole } from "@/lib/client/me";
import { useOverview } from "@/lib/client/overview";

/** Why mails land here, and how to change it. */
export function InboxSentence() {
  const isAdmin = useHasRole("admin");
  const { data, isPending } = useOverview();
  if (!isAdmin)
    return (
      <>
        While no mail server is set, messages are caught here instead of going to a mailbox. An admin sets one
        up.
      </>
    );
  if (isPending) return <Skeleton width={420} height={12} sx={{ my: 0.5 }} />;
  if (data?.needs_you.some(({ kind }) => kind === "smtp_missing"))
    return (
      <>
        {
          "No mail server is set, so messages land here instead of going to a mailbox: a safe place to look at them. "
        }
        <Link href="/settings/email">Set up a mail server</Link>
      </>
    );
  return (
    <>
      {"Messages go out through your mail server now. Here is what was caught while none was set. "}
      <Link href="/settings/email">Email settings</Link>
    </>
  );
}
