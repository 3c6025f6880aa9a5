"use client";

import Button from "@mui/material/Button";
import dynamic from "next/dynamic";
import { PlusIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { TabsInUrl } from "@/components/ui/tabs-in-url";
import { TextSkeleton } from "@/components/ui/skeletons";
import { useHasRole } from "@/lib/client/me";
import { TemplatesSentence } from "./templates-sentence";
import { TemplatesTable } from "./templates-table";

// The template language and all looks of messages come with it.
const BuiltInMessages = dynamic(
  () => import("../built-in/built-in-messages").then((module) => module.BuiltInMessages),
  { loading: () => <TextSkeleton lines={8} /> },
);

export function Templates() {
  const isAuthor = useHasRole("author");
  return (
    <>
      <PageHeader
        title="Templates"
        sentence={<TemplatesSentence />}
        action={
          isAuthor && (
            <Button variant="contained" color="primary" startIcon={<PlusIcon />} href="/templates/new">
              New template
            </Button>
          )
        }
      />
      <TabsInUrl
        label="Templates"
        param="view"
        tabs={[
          { value: "own", label: "Your templates", panel: <TemplatesTable /> },
          { value: "built-in", label: "Runbell’s own messages", panel: <BuiltInMessages /> },
        ]}
      />
    </>
  );
}
