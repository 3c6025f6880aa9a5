import type { Metadata } from "next";
import { NotificationPage } from "./notification-page";

export const metadata: Metadata = { title: "Notification" };

export default async function Page({ params }: PageProps<"/notifications/[id]">) {
  return <NotificationPage id={(await params).id} />;
}
