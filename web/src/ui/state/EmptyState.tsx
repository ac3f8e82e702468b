// Nothing to show, said plainly, with the next step as a button. A line drawing tells the kinds of "nothing" apart.
import type { ReactNode } from "react";

const ART = {
  empty: "M10 20h44v28H10zM10 28h44M20 37h24",
  filter: "M12 16h40L37 34v14l-10-5v-9z",
  lock: "M18 30h28v20H18zM24 30v-8a8 8 0 0 1 16 0v8",
  fault: "M32 14 54 50H10zM32 27v11M32 44v1",
  done: "M32 12a20 20 0 1 0 .1 0M23 33l7 7 12-15",
} as const;

export interface EmptyStateProps {
  title: string;
  hint?: string | undefined;
  art?: keyof typeof ART;
  compact?: boolean;
  role?: "alert" | "status";
  children?: ReactNode;
}

export function EmptyState({ title, hint, art = "empty", compact, role = "status", children }: EmptyStateProps) {
  return (
    <div className={compact ? "yd-empty yd-empty-compact" : "yd-empty"} role={role}>
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <path d={ART[art]} />
      </svg>
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
      {children && <div className="yd-empty-actions">{children}</div>}
    </div>
  );
}
