import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getVariantReport } from "@/lib/schemas/variant-report";
import { call } from "./api";
import { triggerKeys } from "./triggers";

/** What became of the two messages that a rule compares, in the last days. */
export function useVariantReport(eventType: string, days: number) {
  return useQuery({
    queryKey: [...triggerKeys.all, "variants", eventType, days],
    queryFn: ({ signal }) =>
      call(getVariantReport, { params: { event_type: eventType }, query: { days } }, signal),
    placeholderData: keepPreviousData,
  });
}
