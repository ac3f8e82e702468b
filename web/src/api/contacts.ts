// People at a customer, for lists that need no more than how to reach them.
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { resourceKey } from "@/api/records";

export interface KnownContact {
  id: number;
  name: string;
  title: string;
  phone: string;
}
export const useContacts = (customer: number | undefined, enabled = true) =>
  useQuery({
    queryKey: [...resourceKey("contact"), "of", customer],
    queryFn: ({ signal }) => api.get<{ items: KnownContact[] }>(`/customers/${customer}/contacts`, undefined, signal),
    enabled: enabled && customer !== undefined,
  });
