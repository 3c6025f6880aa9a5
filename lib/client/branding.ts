import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getBranding, updateBranding } from "@/lib/schemas/branding";
import { call, type BodyOf } from "./api";
import { templateKeys } from "./templates";

export const brandingKeys = { all: ["branding"] as const };

export function useBranding() {
  return useQuery({
    queryKey: brandingKeys.all,
    queryFn: ({ signal }) => call(getBranding, {}, signal),
  });
}

export function useUpdateBranding() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateBranding>) => call(updateBranding, { body }),
    onSuccess: (branding) => {
      client.setQueryData(brandingKeys.all, branding);
      return client.invalidateQueries({ queryKey: templateKeys.allSurroundings });
    },
  });
}
