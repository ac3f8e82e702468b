// A field with its name above, and what the server found wrong with a form.
import type { ReactNode } from "react";
import { asApiError } from "@/api/errors";

export const firstOf = (error: unknown) => {
  const problem = asApiError(error);
  return Object.values(problem.fields).flat()[0]?.message || problem.message;
};

export function Labelled({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div>
      <div className="yd-faint">{text}</div>
      {children}
    </div>
  );
}
