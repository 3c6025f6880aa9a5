import type { ReactNode } from "react";
import { ErrorNotice } from "./error-notice";

interface QueryLike<Data> {
  data: Data | undefined;
  error: unknown;
  isFetching: boolean;
  refetch: () => unknown;
}

interface QueryBoundaryProps<Data> {
  query: QueryLike<Data>;
  loading: ReactNode;
  isEmpty?: (data: Data) => boolean;
  empty?: ReactNode;
  errorTitle?: string;
  children: (data: Data) => ReactNode;
}

/** Old data stays on the page when a refetch fails; the error is shown above it. */
export function QueryBoundary<Data>(props: QueryBoundaryProps<Data>) {
  const { query, loading, isEmpty, empty, errorTitle, children } = props;
  const notice = query.error ? (
    <ErrorNotice
      error={query.error}
      title={errorTitle}
      onRetry={() => void query.refetch()}
      isRetrying={query.isFetching}
    />
  ) : null;
  if (query.data === undefined) return notice ?? loading;
  return (
    <>
      {notice}
      {empty !== undefined && isEmpty?.(query.data) ? empty : children(query.data)}
    </>
  );
}
