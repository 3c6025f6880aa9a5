import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getSmtpSettings, saveSmtpSettings, testSmtp } from "@/lib/schemas/smtp";
import { call, type BodyOf } from "./api";
import { overviewKeys } from "./overview";

export const smtpKeys = { all: ["smtp"] as const };

export const smtpSettingsQuery = queryOptions({
  queryKey: smtpKeys.all,
  queryFn: ({ signal }) => call(getSmtpSettings, {}, signal),
});

export function useSmtpSettings() {
  return useQuery(smtpSettingsQuery);
}

export function useSaveSmtpSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof saveSmtpSettings>) => call(saveSmtpSettings, { body }),
    onSuccess: (saved) => {
      client.setQueryData(smtpKeys.all, saved);
      return client.invalidateQueries({ queryKey: overviewKeys.all });
    },
  });
}

/** Sends a test mail with the stored settings. A refusal by the mail server is a result, not an error. */
export function useTestSmtp() {
  return useMutation({ mutationFn: (to: string) => call(testSmtp, { body: { to } }) });
}
