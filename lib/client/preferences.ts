import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { testSlack, testTeams, testWebhook } from "@/lib/schemas/channel";
import { getPreferences, savePreferences, type UpdatePreferenceInput } from "@/lib/schemas/preference";
import { call } from "./api";

export const preferenceKeys = {
  all: ["preferences"] as const,
  detail: (userId: string) => ["preferences", userId] as const,
};

export const preferencesQuery = (userId: string) =>
  queryOptions({
    queryKey: preferenceKeys.detail(userId),
    queryFn: ({ signal }) => call(getPreferences, { params: { user_id: userId } }, signal),
  });

export function usePreferences(userId = "me") {
  return useQuery(preferencesQuery(userId));
}

/** What is left out keeps its value. */
export function useSavePreferences(userId = "me") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdatePreferenceInput) => call(savePreferences, { params: { user_id: userId }, body }),
    onSuccess: (saved) => {
      client.setQueryData(preferenceKeys.detail(userId), saved);
      return client.invalidateQueries({ queryKey: preferenceKeys.all });
    },
  });
}

const tests = { slack: testSlack, teams: testTeams, webhook: testWebhook } as const;
export type OwnAddressKind = keyof typeof tests;

/** Sends a test to one's own address: the given one, else the stored one. A refusal there is a result, not an error. */
export function useTestOwnAddress(kind: OwnAddressKind) {
  return useMutation({
    mutationFn: (webhook_url: string | undefined) => call(tests[kind], { body: { webhook_url } }),
  });
}
