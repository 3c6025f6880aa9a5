import type { Metadata } from "next";
import { RunPage } from "./run-page";

export const metadata: Metadata = { title: "Run" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  return <RunPage id={(await params).id} />;
}
