import type { Metadata } from "next";
import { triggerKeys } from "@/lib/client/triggers";
import { preload } from "@/lib/http/preload";
import * as operations from "@/lib/schemas/trigger";
import { listTriggers } from "@/lib/services/triggers/list-triggers";
import { Preloaded } from "../preloaded";
import { RulesPage } from "./rules-page";

export const metadata: Metadata = { title: "Rules" };

export default function Page() {
  return (
    <Preloaded preloads={[preload(operations.listTriggers, triggerKeys.list, listTriggers)]}>
      <RulesPage />
    </Preloaded>
  );
}
