import type { Metadata } from "next";
import { overviewKeys } from "@/lib/client/overview";
import { preload } from "@/lib/http/preload";
import * as operations from "@/lib/schemas/overview";
import { getOverview } from "@/lib/services/overview/get-overview";
import { HomePage } from "./home-page";
import { Preloaded } from "./preloaded";

export const metadata: Metadata = { title: "Home" };

export default function Page() {
  return (
    <Preloaded preloads={[preload(operations.getOverview, overviewKeys.all, getOverview)]}>
      <HomePage />
    </Preloaded>
  );
}
