// Leave before it is registered: what it costs in workdays, and what is in its way.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { resourceKey } from "@/api/records";

export type Half = "am" | "pm";
export interface LeaveSpan {
  starts_on: string;
  starts_half: Half;
  ends_on: string;
  ends_half: Half;
}
export interface LeaveCost {
  days: number;
  overlaps: { id: number; kind: string; start: string; end: string }[];
}

/** In order, so that the server can count it. */
export const isSpan = (span: LeaveSpan) =>
  Boolean(span.starts_on && span.ends_on) &&
  `${span.starts_on}${span.starts_half}` <= `${span.ends_on}${span.ends_half}`;

export const useLeaveCost = (span: LeaveSpan, member: number | null) =>
  useQuery({
    queryKey: [...resourceKey("leave"), "cost", span, member],
    queryFn: ({ signal }) => api.ask<LeaveCost>("/org/leave/check", { ...span, member_id: member }, signal),
    enabled: isSpan(span),
    placeholderData: keepPreviousData,
    retry: false,
  });
