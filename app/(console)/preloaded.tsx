import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { answersFor, type Preload } from "@/lib/http/preload";

/** A page that is sent with what it shows first, so that it is there before its scripts are. */
export async function Preloaded({
  preloads,
  children,
}: {
  preloads: readonly Preload[];
  children: ReactNode;
}) {
  const client = new QueryClient();
  for (const { queryKey, data } of await answersFor(preloads)) client.setQueryData(queryKey, data);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
