import type { Metadata } from "next";
import { NewChannelPage } from "./new-channel-page";

export const metadata: Metadata = { title: "Add channel" };

export default function Page() {
  return <NewChannelPage />;
}
