// A customer to visit: from the day pack, else from the server.
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { lookup, resourceKey } from "@/api/records";
import type { RecordRow } from "@/api/resource";
import type { CustomerPack, KeptPack } from "@/offline/types";

export const useCustomerSearch = (text: string, online: boolean) =>
  useQuery({
    queryKey: [...resourceKey("customer"), "lookup", text],
    queryFn: async ({ signal }) =>
      (await lookup("customer", text, signal)).map((one) => ({ id: one.id, name: one.label, hint: one.hint ?? "" })),
    enabled: online && text !== "",
    staleTime: 30_000,
  });

const number = (value: unknown) => (value === null || value === undefined || value === "" ? null : Number(value));
const text = (value: unknown) => (typeof value === "string" ? value : "");

function fromRow(row: RecordRow): CustomerPack {
  const { values } = row;
  return {
    id: row.id,
    name: text(values.name),
    grade: text(values.grade),
    status: text(values.status),
    level: text(values.level),
    address: text(values.address),
    latitude: number(values.latitude),
    longitude: number(values.longitude),
    phone: text(values.phone),
    contact: "",
    last_visit_on: null,
    visits_count: 0,
    next_visit_at: null,
    due_on: null,
    overdue_days: null,
  };
}

/** The pack's own is there at once; another one is asked for. */
export function useCustomer(kept: KeptPack | null | undefined, id: number) {
  const near = kept?.pack.customers.find((one) => one.id === id);
  const found = useQuery({
    queryKey: [...resourceKey("customer"), "to-visit", id],
    queryFn: async ({ signal }) => fromRow(await api.get<RecordRow>(`/resources/customer/${id}`, undefined, signal)),
    enabled: kept !== undefined && !near && Number.isInteger(id) && id > 0,
  });
  return near
    ? { customer: near, error: null, retry: () => undefined }
    : {
        customer: found.data ?? null,
        error: found.error,
        retry: () => void found.refetch(),
      };
}
