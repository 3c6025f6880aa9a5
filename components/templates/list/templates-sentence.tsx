"use client";

import Skeleton from "@mui/material/Skeleton";
import { countOf } from "@/components/runs/count-words";
import { useTemplates } from "@/lib/client/templates";
import { countTemplates } from "./count-templates";

const mostCounted = 100;

/** “7 templates, 3 in use. Every other message is Runbell's own.” */
export function TemplatesSentence() {
  const { data, isPending } = useTemplates({ limit: mostCounted });
  if (isPending) return <Skeleton width={360} height={12} sx={{ my: 0.5 }} />;
  if (!data || data.data.length === 0) return <>What people read when a job fails, on every channel.</>;
  if (data.next_cursor !== null)
    return <>{`More than ${mostCounted} templates. Every other message is Runbell’s own.`}</>;
  const { messages, parts, used } = countTemplates(data.data);
  const also = parts > 0 ? ` and ${countOf(parts, "part")} for others to include` : "";
  const inUse = used === 0 ? "none in use yet" : `${used} in use`;
  return <>{`${countOf(messages, "template")}${also}, ${inUse}. Every other message is Runbell’s own.`}</>;
}
