// Which teams of a tree are open; each opens with one question to the server, when it is opened.
import { useCallback, useState } from "react";

export interface Opened {
  isOpen: (team: number) => boolean;
  toggle: (team: number) => void;
}

export function useOpened(): Opened {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback(
    (team: number) =>
      setOpen((known) => {
        const next = new Set(known);
        if (!next.delete(team)) next.add(team);
        return next;
      }),
    [],
  );
  return { isOpen: (team) => open.has(team), toggle };
}
