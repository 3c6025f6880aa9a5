import type { Metadata } from "next";
import { preload } from "react-dom";
import { below } from "@/lib/base-path";
import { getOpenApi } from "@/lib/schemas/worker";
import { ApiReferencePage } from "./api-reference-page";

export const metadata: Metadata = { title: "API reference" };

export default function Page() {
  preload(below(getOpenApi.path), { as: "fetch", crossOrigin: "anonymous" });
  return <ApiReferencePage />;
}
