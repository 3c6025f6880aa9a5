import type { ReactNode } from "react";
import { InboxLayout } from "./inbox-layout";

export default function Layout({ children }: { children: ReactNode }) {
  return <InboxLayout>{children}</InboxLayout>;
}
