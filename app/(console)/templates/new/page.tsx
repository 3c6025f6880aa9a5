import type { Metadata } from "next";
import { NewTemplatePage } from "./new-template-page";

export const metadata: Metadata = { title: "New template" };

export default function Page() {
  return <NewTemplatePage />;
}
