// Leave: what it costs before it is registered, whether it needs approval, and the answer to a request.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useMe } from "@/api/me";
import { resourceKey, useRows } from "@/api/records";
import type { Row } from "@/api/resource";

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

export interface LeaveSettings {
  needs_approval: boolean;
}
const SETTINGS = ["leave-settings"];

export const useLeaveSettings = () =>
  useQuery({
    queryKey: SETTINGS,
    queryFn: ({ signal }) => api.get<LeaveSettings>("/org/leave/settings", undefined, signal),
    staleTime: 60_000,
  });

export function useSetLeaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: LeaveSettings) => api.put<LeaveSettings>("/org/leave/settings", wanted),
    onSuccess: (now) => client.setQueryData(SETTINGS, now),
  });
}

/** Takes its days: asked for or registered. */
export const isOpen = (row: Row) => row.values.status === "registered" || row.values.status === "requested";

/** Whether this person may answer: a request of somebody else within reach. */
export const mayAnswer = (row: Row, me: number | null | undefined) =>
  row.can_edit && row.values.status === "requested" && (row.values.member as { id: number } | null)?.id !== me;

const ASKED = ["member", "kind", "starts_on", "starts_half", "ends_on", "ends_half", "days", "status", "note"];

/** Requests that wait for this person's answer, the next ones first. */
export function useLeaveRequests(): Row[] {
  const { data: me } = useMe();
  const rows = useRows("leave", {
    scope: "all",
    filter: { combinator: "and", rules: [{ field: "status", operator: "=", value: "requested" }] },
    columns: ASKED,
    sort: [{ field: "starts_on", desc: false }],
    limit: 50,
  });
  return (rows.data?.rows ?? []).filter((row) => mayAnswer(row, me?.member?.id));
}

export function useAnswerLeave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ row, approved, answer = "" }: { row: Row; approved: boolean; answer?: string }) =>
      api.post(`/org/leave/${row.id}/decision`, { version: row.version, approved, answer }),
    onSettled: () =>
      Promise.all([resourceKey("leave"), ["figures"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
