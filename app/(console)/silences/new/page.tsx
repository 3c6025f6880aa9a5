import type { Metadata } from "next";
import { NewSilencePage } from "./new-silence-page";

export const metadata: Metadata = { title: "Add silence" };

export default function Page() {
  return <NewSilencePage />;
}
