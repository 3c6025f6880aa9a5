import type { Metadata } from "next";
import { RotationPage } from "./rotation-page";

export const metadata: Metadata = { title: "Rotation" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  return <RotationPage id={(await params).id} />;
}
