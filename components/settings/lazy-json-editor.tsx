"use client";

import dynamic from "next/dynamic";
import { TextSkeleton } from "@/components/ui/skeletons";

/** The editor, once it is there. */
export const LazyJsonEditor = dynamic(() => import("./json-editor").then((module) => module.JsonEditor), {
  ssr: false,
  loading: () => <TextSkeleton lines={12} />,
});
