import type { Metadata } from "next";
import { Suspense } from "react";
import { VersionsPage } from "./versions-page";

export const metadata: Metadata = { title: "Versions" };

export default async function Page({ params }: PageProps<"/templates/[id]/versions">) {
  const { id } = await params;
  return (
    <Suspense>
      <VersionsPage id={id} />
    </Suspense>
  );
}
