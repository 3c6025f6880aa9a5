import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  cancelNotification,
  createNotification,
  deleteNotification,
  exportNotifications,
  getNotification,
  listNotifications,
  releaseNotification,
  retryNotification,
} from "@/lib/schemas/notification";
import { addressOf, call, type BodyOf, type QueryOf } from "./api";
import { deadLetterKeys } from "./dead-letter-keys";
import { overviewKeys } from "./overview";
import { runKeys } from "./runs";

export type NotificationListFilter = QueryOf<typeof listNotifications>;

export const notificationKeys = {
  all: ["notifications"] as const,
  lists: ["notifications", "list"] as const,
  list: (filter: NotificationListFilter) => [...notificationKeys.lists, filter] as const,
  details: ["notifications", "detail"] as const,
  detail: (id: string) => [...notificationKeys.details, id] as const,
};

export const notificationsQuery = (filter: NotificationListFilter) =>
  queryOptions({
    queryKey: notificationKeys.list(filter),
    queryFn: ({ signal }) => call(listNotifications, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export const notificationQuery = (id: string) =>
  queryOptions({
    queryKey: notificationKeys.detail(id),
    queryFn: ({ signal }) => call(getNotification, { params: { id } }, signal),
  });

export function useNotifications(filter: NotificationListFilter = {}) {
  return useQuery(notificationsQuery(filter));
}

export function useNotification(id: string) {
  return useQuery(notificationQuery(id));
}

/** Where the browser gets the notifications that fit as a file. */
export function exportAddress(filter: QueryOf<typeof exportNotifications>): string {
  return addressOf(exportNotifications.path, undefined, filter);
}

export function useCreateNotification() {
  const invalidate = useInvalidateNotifications();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createNotification>) => call(createNotification, { body }),
    onSuccess: invalidate,
  });
}

export function useRetryNotification() {
  return useByHand(retryNotification);
}

export function useCancelNotification() {
  return useByHand(cancelNotification);
}

export function useReleaseNotification() {
  return useByHand(releaseNotification);
}

export function useDeleteNotification() {
  const client = useQueryClient();
  const invalidate = useInvalidateNotifications();
  return useMutation({
    mutationFn: (id: string) => call(deleteNotification, { params: { id } }),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: notificationKeys.detail(id) });
      return invalidate();
    },
  });
}

type ByHand = typeof retryNotification | typeof cancelNotification | typeof releaseNotification;

function useByHand(operation: ByHand) {
  const invalidate = useInvalidateNotifications();
  return useMutation({
    mutationFn: (id: string) => call(operation, { params: { id } }),
    // After a refusal, too: it says that what the page shows is old.
    onSettled: invalidate,
  });
}

function useInvalidateNotifications() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [notificationKeys.all, deadLetterKeys.all, runKeys.details, overviewKeys.all].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}
