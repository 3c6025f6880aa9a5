import type { Metadata } from "next";
import { NewRotationPage } from "./new-rotation-page";

export const metadata: Metadata = { title: "Add rotation" };

export default function Page() {
  return <NewRotationPage />;
}
