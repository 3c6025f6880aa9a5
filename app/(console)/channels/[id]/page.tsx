import type { Metadata } from "next";
import { ChannelPage } from "./channel-page";

export const metadata: Metadata = { title: "Channel" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  return <ChannelPage id={(await params).id} />;
}
