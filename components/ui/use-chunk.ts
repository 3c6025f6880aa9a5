"use client";

import { useEffect, useState } from "react";

/**
 * What a module exports that is loaded on its own; null until it is there. Other than next/dynamic it leaves to the page
 * what to show meanwhile, and that stays in place from the server's rendering on. Keep `load`: it is called once.
 */
export function useChunk<Chunk extends object>(load: () => Promise<Chunk>): Chunk | null {
  const [chunk, setChunk] = useState<Chunk | null>(null);
  useEffect(() => {
    let isOver = false;
    load().then(
      (loaded) => {
        if (!isOver) setChunk(loaded);
      },
      // For the nearest error boundary, which would not see it from here.
      (error: unknown) => setChunk(() => raise(error)),
    );
    return () => {
      isOver = true;
    };
  }, [load]);
  return chunk;
}

function raise(error: unknown): never {
  throw error;
}
