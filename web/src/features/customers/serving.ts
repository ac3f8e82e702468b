// Who serves an address, and giving a customer to that person.
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { Values } from "@/api/resource";

interface Named {
  id: number;
  name: string;
}
export interface Served {
  territory: Named | null;
  manager: Named | null;
  teams: Named[];
  person: Named | null;
}

/** The parts of an address that decide on the territory. */
export const placeOf = (values: Values) => ({
  province: String(values.province ?? "").trim(),
  city: String(values.city ?? "").trim(),
  district: String(values.district ?? "").trim(),
});

export function useServed(values: Values) {
  const place = useDeferredValue(JSON.stringify(placeOf(values)));
  const asked: ReturnType<typeof placeOf> = JSON.parse(place);
  return useQuery({
    queryKey: ["resource", "territory", "of", place],
    queryFn: ({ signal }) => api.get<Served>("/org/territories/of", asked, signal),
    enabled: Boolean(asked.province || asked.city || asked.district),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function useGive() {
  const renew = useRenew();
  return useMutation({
    mutationFn: ({ customer, owner }: { customer: number; owner: number }) =>
      api.post(`/customers/${customer}/assign`, { owner_id: owner, with_deals: false }),
    onSuccess: () => renew("customer"),
  });
}
