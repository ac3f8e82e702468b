// Visits at the desk: records, calendars, plans, who is due, settings.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type CustomerProposal = Schemas["CustomerProposal"];
export type VisitRecord = Schemas["VisitRecordOut"];
export type Picture = Schemas["VisitPictureOut"];
export type Calendar = Schemas["VisitCalendarOut"];
export type PlanLine = Schemas["PlanLine"];
export type VisitLine = Schemas["VisitLine"];
export type TeamCalendar = Schemas["TeamVisitsOut"];
export type Due = Schemas["DueVisitsOut"];
export type Four = Schemas["FourVisitsOut"];
export type Proposed = Schemas["PlanProposalOut"];
export type CustomerVisit = Schemas["CustomerVisit"];
export type CustomerPlan = Schemas["CustomerPlan"];
export type Arranged = Schemas["ArrangedOut"];
export type Outcome = Schemas["PlanOutcomeOut"];
export type VisitSetup = Schemas["VisitSetupOut"];
export type VisitType = Schemas["VisitTypeOut"];
export type OpenProposal = Schemas["OpenProposal"];

export const VISITS = ["visits"] as const;
const some = (values: Record<string, string | number | null | undefined>) =>
  Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string | number] => pair[1] != null));

export const useVisit = (id: number) =>
  useQuery({
    queryKey: [...VISITS, "record", id],
    queryFn: ({ signal }) => api.get<VisitRecord>(`/visits/records/${id}`, undefined, signal),
  });
export const useVisitCalendar = (first: string, last: string, member: number | null) =>
  useQuery({
    queryKey: [...VISITS, "calendar", first, last, member],
    queryFn: ({ signal }) => api.get<Calendar>("/visits/calendar", some({ first, last, member }), signal),
  });
export const useCustomerVisits = (customer: number) =>
  useInfiniteQuery({
    queryKey: [...VISITS, "customer", customer],
    queryFn: ({ signal, pageParam }) =>
      api.get<Schemas["CustomerVisitsOut"]>(`/visits/customers/${customer}`, some({ cursor: pageParam }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
export const useCustomerPlans = (customer: number) =>
  useQuery({
    queryKey: [...VISITS, "customer-plans", customer],
    queryFn: ({ signal }) =>
      api.get<Schemas["CustomerPlansOut"]>(`/visits/customers/${customer}/plans`, undefined, signal),
  });
export const useTeamCalendar = (first: string, last: string) =>
  useQuery({
    queryKey: [...VISITS, "team", first, last],
    queryFn: ({ signal }) => api.get<TeamCalendar>("/visits/team-calendar", { first, last }, signal),
  });
export const useDue = (member: number | null, ahead: number, offset: number) =>
  useQuery({
    queryKey: [...VISITS, "due", member, ahead, offset],
    queryFn: ({ signal }) => api.get<Due>("/visits/due", some({ member, ahead, offset }), signal),
  });
export const useFour = (member: number | null) =>
  useQuery({
    queryKey: [...VISITS, "four", member],
    queryFn: ({ signal }) => api.get<Four>("/visits/four", some({ member }), signal),
  });
export const useProposal = (first: string, last: string, member: number | null) =>
  useQuery({
    queryKey: [...VISITS, "proposal", first, last, member],
    queryFn: ({ signal }) => api.get<Proposed>("/visits/plans/proposal", some({ first, last, member }), signal),
    staleTime: 0,
  });
export const useVisitSetup = () =>
  useQuery({
    queryKey: [...VISITS, "setup"],
    queryFn: ({ signal }) => api.get<VisitSetup>("/visits/setup", undefined, signal),
  });
export const useVisitTypes = () =>
  useQuery({
    queryKey: [...VISITS, "types"],
    queryFn: ({ signal }) => api.get<VisitType[]>("/visits/types", undefined, signal),
  });

/** A write; everything about visits is asked for anew. */
export function useVisitAct<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: VISITS });
      await client.invalidateQueries({ queryKey: ["resource"] });
    },
  });
}
