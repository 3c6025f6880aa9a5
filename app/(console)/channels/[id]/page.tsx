import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { findActor } from "@/lib/auth/session";
import { settingsChannelId } from "@/lib/core/settings-channel";
import { ChannelPage } from "./channel-page";

export const metadata: Metadata = { title: "Channel" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const actor = await findActor();
  if (actor && id === settingsChannelId(actor.organisationId)) redirect("/settings/general");
  return <ChannelPage id={id} />;
}
