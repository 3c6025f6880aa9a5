"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { Suspense, type ReactNode } from "react";
import { InboxList } from "@/components/inbox/inbox-list";
import { InboxSentence } from "@/components/inbox/inbox-sentence";
import { ListAndMessage } from "@/components/inbox/list-and-message";
import { PageHeader } from "@/components/ui/page-header";

/** The list stays while one goes from message to message. */
export function InboxLayout({ children }: { children: ReactNode }) {
  const openId = useSelectedLayoutSegment();
  return (
    <ListAndMessage
      isOpen={openId !== null}
      head={<PageHeader title="Test inbox" sentence={<InboxSentence />} />}
      list={
        <Suspense>
          <InboxList openId={openId} />
        </Suspense>
      }
    >
      {children}
    </ListAndMessage>
  );
}
