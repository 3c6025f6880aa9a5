import type { Metadata } from "next";
import { TemplateEditorPage } from "./template-editor-page";

export const metadata: Metadata = { title: "Template" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  return <TemplateEditorPage id={(await params).id} />;
}
