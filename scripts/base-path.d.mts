export function basePathOf(appUrl: string | undefined): string;
export function buildFolderOf(basePath: string): ".next" | ".next-sub-path";
