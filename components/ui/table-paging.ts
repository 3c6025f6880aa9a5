export interface PagePaging {
  kind: "page";
  /** Counts from 1. */
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
}

export interface CursorPaging {
  kind: "cursor";
  first: number;
  total?: number;
  hasNext: boolean;
  hasPrevious: boolean;
  onNext: () => void;
  onPrevious: () => void;
}

export type TablePaging = PagePaging | CursorPaging;
