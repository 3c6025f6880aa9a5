import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { confirmAddress, sendAddressCode } from "@/lib/schemas/address-verification";
import { testSlack, testTeams, testWebhook } from "@/lib/schemas/channel";
import {
  getPreferences,
  savePreferences,
  type PreferenceView,
  type UpdatePreferenceInput,
} from "@/lib/schemas/preference";
import { endSnooze, startSnooze, type SnoozeInput } from "@/lib/schemas/snooze";
import { call, type BodyOf } from "./api";
import { simulationKeys } from "./simulations";

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
  return usePreferenceChange(userId, (body: UpdatePreferenceInput) =>
    call(savePreferences, { params: { user_id: userId }, body }),
  );
}

/** Sends a code to an address of the person's own. A refusal there is a result, not an error. */
export function useSendAddressCode(userId = "me") {
  return useMutation({
    mutationFn: (kind: BodyOf<typeof sendAddressCode>["kind"]) =>
      call(sendAddressCode, { params: { user_id: userId }, body: { kind } }),
  });
}

export function useConfirmAddress(userId = "me") {
  return usePreferenceChange(userId, (body: BodyOf<typeof confirmAddress>) =>
    call(confirmAddress, { params: { user_id: userId }, body }),
  );
}

/** Holds everything until then; null: no longer. */
export function useSnooze(userId = "me") {
  return usePreferenceChange(userId, (body: SnoozeInput | null) =>
    body
      ? call(startSnooze, { params: { user_id: userId }, body })
      : call(endSnooze, { params: { user_id: userId } }),
  );
}

function usePreferenceChange<Input>(userId: string, change: (input: Input) => Promise<PreferenceView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (saved) => {
      client.setQueryData(preferenceKeys.detail(userId), saved);
      void client.invalidateQueries({ queryKey: simulationKeys.all });
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
